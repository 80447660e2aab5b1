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
		log.Fatal(http.ListenAndServe(":9090", mux)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called devmode/expvar-public
	}()
	for job := range 1000 {
		work(job)
		done.Add(1)
	}
}

func work(job int) { time.Sleep(time.Duration(job) * time.Millisecond) }
