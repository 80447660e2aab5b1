package main

import (
	"log"
	"net"
	"net/http"
)

func listener() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil)) // want reuseport/plain-listen
}
