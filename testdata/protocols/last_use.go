package main

import (
	"crypto/tls"
	"log"
	"net/http"
)

func lastUse() {
	srv := &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want http2/disabled
}
