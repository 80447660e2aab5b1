package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	var wait time.Duration
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: wait, IdleTimeout: wait}
	log.Println("waiting", wait)
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
