// Package main shows nothing but metrics, and does nothing else.
package main

import (
	"expvar"
	"log"
	"net/http"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("/metrics", expvar.Handler())
	go func() {
		log.Fatal(http.ListenAndServe(":9090", mux)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called devmode/expvar-public
	}()
	select {}
}
