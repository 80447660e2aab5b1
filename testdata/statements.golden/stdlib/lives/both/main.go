// Package main serves, and shows metrics on another port.
package main

import (
	"expvar"
	"log"
	"net/http"
	"time"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("/metrics", expvar.Handler())
	go func() {
		srv := &http.Server{
			Addr:              ":9090",
			Handler:           mux,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Print(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called devmode/expvar-public
	}()
	srv2 := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir(".")),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv2.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
