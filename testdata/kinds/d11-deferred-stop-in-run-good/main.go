// kind: Shutdown in a deferred call of a run method
// label: good
// subject: shutdown/signal-not-wired
// text: the serve call is in a goroutine, and the method returns at a signal

package main

import (
	"log"

	"example.com/kinds/d11-deferred-stop-in-run-good/internal/frontend"
)

func main() {
	if err := frontend.Run(":8080"); err != nil {
		log.Println(err)
	}
}
