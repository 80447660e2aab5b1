package main

import (
	"log"
	"net"
	"net/http"
)

func listeners(l, m net.Listener) {
	srv := &http.Server{Handler: http.NotFoundHandler()}
	go srv.Serve(l)                                  // want timeouts/read-header-unset keepalive/idle-unset
	go srv.ServeTLS(m, "cert.pem", "key.pem")        // want timeouts/read-header-unset keepalive/idle-unset
	log.Fatal(http.Serve(l, http.NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset
}

func listening() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	srv := &http.Server{Handler: http.NotFoundHandler()}
	log.Fatal(srv.Serve(l)) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func listeningTLS() error {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return err
	}
	return http.ServeTLS(l, nil, "cert.pem", "key.pem") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func tls() {
	log.Fatal(http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", http.NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
