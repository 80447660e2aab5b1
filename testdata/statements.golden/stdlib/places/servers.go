package main

import (
	"net/http"
	"time"
)

// admin is for operators.
var admin = &http.Server{
	Addr:              "localhost:9090",
	ReadHeaderTimeout: 10 * time.Second,
	IdleTimeout:       120 * time.Second,
}

// newServer builds what main serves.
func newServer(addr string) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           http.NotFoundHandler(), // nothing yet
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
}
