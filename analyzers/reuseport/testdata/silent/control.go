package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"syscall"
)

func control() {
	lc := net.ListenConfig{Control: share}
	l, err := lc.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil))
}

func share(network, address string, c syscall.RawConn) error { return nil }
