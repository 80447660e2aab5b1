package main

import (
	"flag"
	"log"
	"net"
	"net/http"
)

var network = flag.String("network", "unix", "unix or tcp")

func networkFromFlag() {
	l, err := net.Listen(*network, "/run/app.sock")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil))
}
