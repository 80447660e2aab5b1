// kind: serve error through a helper that ends the program
// label: good
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: the helper passes http.ErrServerClosed, main waits for the goroutine with Shutdown

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

func check(err error) {
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir(".")), ReadTimeout: 5 * time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		c := make(chan os.Signal, 1)
		signal.Notify(c, os.Interrupt, syscall.SIGTERM)
		<-c
		ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		srv.Shutdown(ctx)
	}()
	check(srv.ListenAndServe())
	<-done
}
