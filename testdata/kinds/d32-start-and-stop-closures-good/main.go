// kind: constructor of another package returns closures that start and stop
// label: good
// subject: shutdown/signal-not-wired
// text: main calls the closure that stops after a signal

package main

import (
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d32-start-and-stop-closures-good/internal/ingest"
)

func main() {
	start, stop := ingest.New(":8080")
	go func() {
		if err := start(); err != nil {
			log.Fatal(err)
		}
	}()
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	log.Println("signal:", <-c)
	if err := stop(); err != nil {
		log.Println(err)
	}
}
