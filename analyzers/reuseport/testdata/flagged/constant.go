package main

import (
	"log"
	"net/http"
)

const (
	host = "0.0.0.0"
	port = "8080"
)

func constant() {
	srv := http.Server{Addr: host + ":" + port}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
