package main

import (
	"log"
	"net/http"
)

// Server is another name of the same type.
type Server = http.Server

func main() {
	srv := &Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
