package main

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
)

func tlsListener(c *tls.Config) {
	inner, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	go http.Serve(tls.NewListener(inner, c), nil) // want reuseport/plain-listen
	l, err := tls.Listen("tcp", ":8444", c)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil)) // want reuseport/plain-listen
}
