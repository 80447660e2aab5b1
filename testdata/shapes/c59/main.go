package main

import (
	"log"
	"net/http"
)

// These were meant to be seconds.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5, WriteTimeout: 30, IdleTimeout: 60} // want timeouts/not-a-duration timeouts/not-a-duration timeouts/not-a-duration
	log.Fatal(srv.ListenAndServe())                                                                                              // want shutdown/never-called reuseport/plain-listen
}
