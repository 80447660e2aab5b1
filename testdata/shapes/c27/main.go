package main

import (
	"log"
	"net/http"
)

func main() {
	build := func() *http.Server {
		return &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	}
	srv := build()
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
