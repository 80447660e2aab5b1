// Package main fails with an error of its own.
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
	if len(os.Args) > 1 {
		srv.Addr = os.Args[1]
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go shutdown(srv, stop)
	err := srv.ListenAndServe() // want shutdown/not-awaited
	if err != nil && err != http.ErrServerClosed {
		log.Printf("serve: %v", err)
		return
	}
	log.Print("bye")
}

func shutdown(srv *http.Server, stop <-chan os.Signal) {
	<-stop
	limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(limited)
}
