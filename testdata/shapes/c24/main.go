package main

import (
	"log"
	"net/http"
)

func main() {
	var srv http.Server
	srv.Addr = ":8080"
	srv.Handler = http.NotFoundHandler()
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
