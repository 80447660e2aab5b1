package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

// A listener with TLS of its own: Serve offers HTTP/2 only when NextProtos does.
func main() {
	cert, err := tls.LoadX509KeyPair("cert.pem", "key.pem")
	if err != nil {
		log.Fatal(err)
	}
	ln, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: []string{"http/1.1"}})
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.Serve(ln)) // want http2/disabled shutdown/never-called reuseport/plain-listen
}
