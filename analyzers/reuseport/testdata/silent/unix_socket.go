package main

import (
	"log"
	"net"
	"net/http"
)

func unixSocket() {
	l, err := net.Listen("unix", "/run/app.sock")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil))
}
