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
	drained := "a name that is taken"
	srv := &http.Server{Addr: ":8080"}
	drained2 := make(chan struct{})
	go func() {
		defer close(drained2)
		wait()
		shutdown(srv)
	}()
	err := srv.ListenAndServe() // want shutdown/not-awaited
	if err != nil && err != http.ErrServerClosed {
		log.Fatal(err)
	}
	<-drained2
	log.Print(drained)
}

func wait() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
}

func shutdown(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Print(err)
	}
}
