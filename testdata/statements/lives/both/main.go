// Package main serves, and shows metrics on another port.
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
		log.Print(http.ListenAndServe(":9090", mux)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called devmode/expvar-public
	}()
	log.Fatal(http.ListenAndServe(":8080", http.FileServer(http.Dir(".")))) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
