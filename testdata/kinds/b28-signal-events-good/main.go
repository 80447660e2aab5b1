// kind: signals through a channel of structs
// label: good
// subject: shutdown/signal-not-wired
// text: a goroutine forwards os.Interrupt and SIGTERM as events

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type event struct {
	sig os.Signal
	err error
}

func watch(events chan<- event) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	for s := range c {
		events <- event{sig: s}
	}
}

func main() {
	events := make(chan event, 1)
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	go watch(events)
	go func() { events <- event{err: srv.ListenAndServe()} }()

	for e := range events {
		if e.err != nil {
			if e.err != http.ErrServerClosed {
				log.Print(e.err)
			}
			return
		}
		log.Print("got ", e.sig)
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		srv.Shutdown(ctx)
		cancel()
	}
}
