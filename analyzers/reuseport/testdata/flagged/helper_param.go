package main

import (
	"log"
	"net/http"
)

func helperParam() { serveOn(":8080") }

func serveOn(addr string) {
	srv := &http.Server{Addr: addr}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
