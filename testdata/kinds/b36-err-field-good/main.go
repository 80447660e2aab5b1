// kind: serve error through a field
// label: good
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: main looks at the field for http.ErrServerClosed and waits for the stopper

package main

import (
	"context"
	"errors"
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
	u.err = u.srv.ListenAndServe()
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
	if !errors.Is(u.err, http.ErrServerClosed) {
		panic(u.err)
	}
	<-u.stopped
}
