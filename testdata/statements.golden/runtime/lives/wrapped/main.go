// Package main has a listener for its server alone, in layers.
package main

import (
	"crypto/tls"
	"fmt"
	"log"
	"net"
	"time"

	"example.com/statements/internal/httpserve"
)

// keepAlive sets up connections.
type keepAlive struct{ *net.TCPListener }

func (l keepAlive) Accept() (net.Conn, error) {
	c, err := l.AcceptTCP()
	if err != nil {
		return nil, err
	}
	c.SetKeepAlivePeriod(time.Minute)
	return c, nil
}

func main() {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	cert, err := tls.LoadX509KeyPair("cert.pem", "key.pem")
	if err != nil {
		log.Fatal(err)
	}
	secure := tls.NewListener(keepAlive{l.(*net.TCPListener)}, &tls.Config{
		Certificates: []tls.Certificate{cert},
		NextProtos:   []string{"h2"},
	})
	fmt.Println("listening on", l.Addr())
	if err := httpserve.Serve(secure, nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
		log.Fatal(err)
	}
}
