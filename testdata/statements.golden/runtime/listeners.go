package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func listeners(l, m net.Listener) {
	srv := &http.Server{
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.Serve(l)                           // want timeouts/read-header-unset keepalive/idle-unset
	go srv.ServeTLS(m, "cert.pem", "key.pem") // want timeouts/read-header-unset keepalive/idle-unset
	srv2 := &http.Server{
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv2.Serve(l)) // want timeouts/package-serve keepalive/idle-unset
}

func listening() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	srv := &http.Server{Handler: http.NotFoundHandler()}
	if err := httpserve.Run(srv, httpserve.Listener(l)); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func listeningTLS() error {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return err
	}
	return httpserve.ServeTLS(l, nil, "cert.pem", "key.pem") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func tls() {
	if err := httpserve.ListenAndServeTLS(":8443", "cert.pem", "key.pem", http.NotFoundHandler()); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
