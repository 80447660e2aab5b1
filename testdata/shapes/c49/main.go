package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

func main() {
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		TLSConfig:         &tls.Config{MinVersion: oldest},
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want tlsconfig/old-version shutdown/never-called reuseport/plain-listen
}
