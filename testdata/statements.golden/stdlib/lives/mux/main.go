// Package main serves two protocols on one port.
package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"github.com/soheilhy/cmux"
)

func main() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	m := cmux.New(l)
	web := m.Match(cmux.HTTP1Fast())
	rest := m.Match(cmux.Any())
	go echo(rest)
	srv := &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.Serve(web) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	log.Fatal(m.Serve())
}

func echo(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		c.Close()
	}
}
