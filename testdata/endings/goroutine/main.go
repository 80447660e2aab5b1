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
	go func() {
		// Serve until the end.
		if err := srv.ListenAndServe(); err != nil { // want shutdown/fatal-before-drain
			log.Fatalf("listen: %v", err)
		}
	}()
	admin := &http.Server{Addr: ":8081"}
	go func() {
		log.Fatal(admin.ListenAndServe()) // want shutdown/fatal-before-drain
	}()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
	admin.Shutdown(ctx)
}
