// Package main shows nothing but metrics, and does nothing else.
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
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called devmode/expvar-public
	}()
	select {}
}
