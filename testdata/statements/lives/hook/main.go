// Package main can be ended by its tests.
package main

import (
	"log"
	"net/http"
)

// stop ends the server; tests call it.
var stop = func() {}

func main() {
	srv := &http.Server{Addr: ":8080"}
	stop = func() { srv.Close() }
	log.Print(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
}
