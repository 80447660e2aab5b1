// Package main keeps the error for later.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080"}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		for range stop {
			limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			defer cancel()
			srv.Shutdown(limited)
			return
		}
	}()
	fmt.Println("serving")
	err := srv.ListenAndServe() // want shutdown/not-awaited
	if err == http.ErrServerClosed {
		<-drained
	}
	fmt.Println("served")
	switch err {
	case http.ErrServerClosed:
		fmt.Println("closed")
	default:
		fmt.Println("failed:", err)
	}
}
