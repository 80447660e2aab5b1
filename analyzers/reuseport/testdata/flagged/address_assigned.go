package main

import (
	"log"
	"net/http"
)

func addressAssigned() {
	var srv http.Server
	srv.Addr = ":8080"
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
