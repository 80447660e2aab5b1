package main

import (
	"log"
	"net/http"
)

func main() {
	srv := new(http.Server)
	srv.Addr, srv.Handler = ":8080", http.NotFoundHandler()
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
