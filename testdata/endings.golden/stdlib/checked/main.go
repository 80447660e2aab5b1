// Package main says both how it failed and that it has ended.
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

func main() {
	s := &http.Server{Addr: ":8080"}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		stop(s)
	}()
	if err := s.ListenAndServe(); errors.Is(err, http.ErrServerClosed) { // want shutdown/not-awaited
		<-drained
		log.Print("closed")
	} else {
		log.Printf("start: %v", err)
	}
}

func stop(s *http.Server) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	s.Shutdown(limited)
}
