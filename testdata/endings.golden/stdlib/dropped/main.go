// Package main does not look at the error.
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080"}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	drained := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(drained)
		limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(limited)
	})
	// Serve.
	if err := srv.ListenAndServe(); err == http.ErrServerClosed { // want shutdown/not-awaited
		<-drained
	}
}
