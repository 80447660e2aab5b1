package main

import (
	"log"
	"net"
	"net/http"
)

func open() (net.Listener, error) {
	l, err := net.Listen("tcp4", ":8080")
	if err != nil {
		return nil, err
	}
	return l, nil
}

func listenerOfHelper() {
	l, err := open()
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{}
	log.Fatal(srv.Serve(l)) // want reuseport/plain-listen
}
