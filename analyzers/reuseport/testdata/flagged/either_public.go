package main

import (
	"log"
	"net/http"
)

func eitherPublic(tls bool) {
	srv := &http.Server{Addr: ":80"}
	if tls {
		srv.Addr = ":443"
	}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
