package main

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
)

// app keeps its listener in a field and wraps it in place.
type app struct{ l net.Listener }

func (a *app) serve(config *tls.Config) error {
	for range 2 {
		a.l = tls.NewListener(a.l, config)
	}
	return http.Serve(a.l, nil) // want http2/lost timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func main() {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	a := &app{l}
	if err := a.serve(&tls.Config{}); err != nil {
		log.Fatal(err)
	}
}
