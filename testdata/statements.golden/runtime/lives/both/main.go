// Package main serves, and shows metrics on another port.
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
			log.Print(err)
		}
	}()
	if err := httpserve.ListenAndServe(":8080", http.FileServer(http.Dir("."))); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
