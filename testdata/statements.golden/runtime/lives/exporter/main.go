// Package main shows nothing but metrics, and does nothing else.
package main

import (
	"expvar"
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("/metrics", expvar.Handler())
	go func() {
		if err := httpserve.ListenAndServe(":9090", mux); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called devmode/expvar-public
			log.Fatal(err)
		}
	}()
	select {}
}
