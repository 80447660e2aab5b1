// Package main prints the error, whatever it is.
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
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
		<-stop
		limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(limited)
	}()
	err := srv.ListenAndServe()
	if err == http.ErrServerClosed {
		<-drained
	}
	log.Println("ended:", err) // want shutdown/not-awaited
}
