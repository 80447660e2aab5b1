// Package main serves in a goroutine, and ends when that does.
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

func main() {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() {
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
		<-stop
		limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(limited)
	}()
	go func() {
		failed <- srv.ListenAndServe() // want shutdown/not-awaited
	}()
	if err := <-failed; err != http.ErrServerClosed {
		log.Print(err)
	}
}
