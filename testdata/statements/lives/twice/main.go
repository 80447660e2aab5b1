// Package main lets two servers share a listener.
package main

import (
	"log"
	"net"
	"net/http"
)

func main() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		log.Fatal(http.Serve(l, http.NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset reuseport/plain-listen shutdown/never-called
	}()
	srv := &http.Server{Handler: http.FileServer(http.Dir("."))}
	log.Fatal(srv.Serve(l)) // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen shutdown/never-called
}
