package main

import (
	"log"
	"net/http"
)

func addressUnset() {
	srv := &http.Server{Handler: http.NotFoundHandler()}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want reuseport/plain-listen
}
