// Package main can be ended by its tests.
package main

import (
	"log"
	"net/http"
	"time"
)

// stop ends the server; tests call it.
var stop = func() {}

func main() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	stop = func() { srv.Close() }
	log.Print(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
}
