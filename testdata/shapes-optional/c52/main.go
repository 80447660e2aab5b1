package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	var config net.ListenConfig
	ln, err := config.Listen(context.Background(), "tcp", "0.0.0.0:8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.Serve(ln)) // want bindaddr/hard-coded shutdown/never-called reuseport/plain-listen
}
