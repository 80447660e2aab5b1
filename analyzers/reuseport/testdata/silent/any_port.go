package main

import (
	"log"
	"net"
	"net/http"
)

func anyPort() {
	l, err := net.Listen("tcp", ":0")
	if err != nil {
		log.Fatal(err)
	}
	log.Println("listening on", l.Addr())
	log.Fatal(http.Serve(l, nil))
}
