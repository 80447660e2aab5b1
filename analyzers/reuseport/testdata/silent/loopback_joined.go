package main

import (
	"log"
	"net"
	"net/http"
)

func loopbackJoined(port string) {
	log.Fatal(http.ListenAndServe(net.JoinHostPort("127.0.0.1", port), nil))
}
