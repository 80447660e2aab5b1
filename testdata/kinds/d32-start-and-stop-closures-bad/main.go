// kind: constructor of another package returns closures that start and stop
// label: bad
// subject: shutdown/signal-not-wired
// text: main drops the closure that stops and waits for no signal

package main

import (
	"log"

	"example.com/kinds/d32-start-and-stop-closures-bad/internal/ingest"
)

func main() {
	start, _ := ingest.New(":8080") // also shutdown/signal-not-wired
	if err := start(); err != nil { // also shutdown/signal-not-wired
		log.Println(err)
	}
}
