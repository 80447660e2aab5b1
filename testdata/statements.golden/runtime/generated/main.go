package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func main() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func byHand() error {
	srv := &http.Server{
		Addr:              ":8081",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
