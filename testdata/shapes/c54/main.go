package main

import (
	"log"
	"net/http"
	"time"
)

// Each connection may fill a gigabyte with headers.
func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    1 << 30, // want timeouts/absurd
	}
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
