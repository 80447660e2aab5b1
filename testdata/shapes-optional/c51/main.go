package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

// A listener on every interface of the machine.
func main() {
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.Serve(ln)) // want bindaddr/hard-coded shutdown/never-called reuseport/plain-listen
}
