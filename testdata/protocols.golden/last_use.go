package main

import (
	"log"
	"net/http"
)

func lastUse() {
	srv := &http.Server{Addr: ":8443"}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want http2/disabled
}
