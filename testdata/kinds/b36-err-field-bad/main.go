// kind: serve error through a field
// label: bad
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: a field keeps the serve call's error, whose presence makes main panic while Shutdown waits

package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type unit struct {
	srv     *http.Server
	err     error
	ended   chan struct{}
	stopped chan struct{}
}

func (u *unit) serve() {
	defer close(u.ended)
	u.err = u.srv.ListenAndServe() // want shutdown/fatal-before-drain
}

func (u *unit) stop(c <-chan os.Signal) {
	defer close(u.stopped)
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	u.srv.Shutdown(ctx)
}

func main() {
	u := &unit{
		srv:     &http.Server{Addr: ":8080", ReadTimeout: 8 * time.Second},
		ended:   make(chan struct{}),
		stopped: make(chan struct{}),
	}
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go u.serve()
	go u.stop(c)
	<-u.ended
	if u.err != nil {
		panic(u.err)
	}
}
