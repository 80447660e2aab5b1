package main

import (
	"log"
	"net"
	"net/http"
)

func networkUnknown(network string) {
	l, err := net.Listen(network, ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil))
}
