// Package main logs why it ends, and returns: the commonest form of all.
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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &http.Server{Addr: ":8080"}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Shutdown(limited); err != nil {
			log.Printf("stop: %v", err)
		}
	}()
	if err := s.ListenAndServe(); err != nil && err != http.ErrServerClosed { // want shutdown/not-awaited
		log.Printf("start: %v", err)
	} else {
		<-drained
	}
	log.Print("bye")
}
