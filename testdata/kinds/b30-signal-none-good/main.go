// kind: Shutdown behind the serve call
// label: good
// subject: shutdown/signal-not-wired
// text: Shutdown is called by a goroutine that waits for SIGTERM

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

func stop(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	over := make(chan struct{})
	go func() {
		defer close(over)
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGTERM, os.Interrupt)
		<-c
		stop(srv)
	}()
	err := srv.ListenAndServe()
	if !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-over
}
