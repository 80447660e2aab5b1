package main

import "net/http"

// admin is for operators.
var admin = &http.Server{Addr: "localhost:9090"}

// newServer builds what main serves.
func newServer(addr string) *http.Server {
	return &http.Server{
		Addr:    addr,
		Handler: http.NotFoundHandler(), // nothing yet
	}
}
