// kind: Shutdown in a deferred call of a run method
// label: bad
// subject: shutdown/signal-not-wired
// text: nothing ends the serve call, so the deferred Shutdown runs when it is over

package main

import (
	"log"

	"example.com/kinds/d11-deferred-stop-in-run-bad/internal/frontend"
)

func main() {
	if err := frontend.Run(":8080"); err != nil { // also shutdown/signal-not-wired
		log.Println(err)
	}
}
