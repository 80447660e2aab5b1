// Package main works through jobs, and shows how far it is.
package main

import (
	"expvar"
	"log"
	"net/http"
	"time"
)

var done = expvar.NewInt("done")

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
	for job := range 1000 {
		work(job)
		done.Add(1)
	}
}

func work(job int) { time.Sleep(time.Duration(job) * time.Millisecond) }
