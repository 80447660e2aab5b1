// kind: signal channel from a helper
// label: good
// subject: shutdown/signal-not-wired
// text: the helper asks for both signals in two calls

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func endOfWork() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	signal.Notify(c, syscall.SIGTERM)
	return c
}

func serve(s *http.Server) <-chan error {
	failed := make(chan error, 1)
	go func() { failed <- s.ListenAndServe() }()
	return failed
}

func main() {
	s := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	failed := serve(s)
	select {
	case <-endOfWork():
	case err := <-failed:
		log.Fatal(err)
	}
	ctx, cancel := context.WithDeadline(context.Background(), time.Now().Add(12*time.Second))
	defer cancel()
	s.Shutdown(ctx)
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		log.Print(err)
	}
}
