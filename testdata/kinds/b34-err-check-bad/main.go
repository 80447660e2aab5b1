// kind: serve error through a helper that ends the program
// label: bad
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: check(srv.ListenAndServe()) exits as soon as Shutdown begins

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

func check(err error) {
	if err != nil {
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
	check(srv.ListenAndServe()) // want shutdown/fatal-before-drain
	<-done
}
