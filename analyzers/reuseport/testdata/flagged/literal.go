package main

import (
	"log"
	"net/http"
)

func literal() {
	srv := &http.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
