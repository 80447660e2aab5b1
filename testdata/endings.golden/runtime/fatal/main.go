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

	// Stop on a signal.
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
		<-stop
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(ctx)
	}()

	log.Print("listening")
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want shutdown/fatal-before-drain
		log.Fatal(err)
	}
	<-drained
}
