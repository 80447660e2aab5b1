package main

import (
	"log"
	"net/http"
	"time"
)

// Every request pays for a connection of its own.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second}
	srv.SetKeepAlivesEnabled(false) // want keepalive/disabled
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
