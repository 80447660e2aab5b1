package main

import (
	"log"
	"net/http"
	"time"
)

var wait time.Duration // nobody ever sets it

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: wait, IdleTimeout: wait}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
