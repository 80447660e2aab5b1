package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

func listenConfig() {
	lc := net.ListenConfig{KeepAlive: time.Minute}
	l, err := lc.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil)) // want reuseport/plain-listen
}
