package main

import (
	"log"
	"net"
	"net/http"
	"time"
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
	srv := &http.Server{
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.Serve(l)) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func listeningTLS() error {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return err
	}
	srv := &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ServeTLS(l, "cert.pem", "key.pem") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func tls() {
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
