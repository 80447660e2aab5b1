package main

import (
	"log"
	"net/http"
	"time"
)

func lastUse() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
