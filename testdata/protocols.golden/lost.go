package main

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
)

func listens(certs []tls.Certificate) {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs, NextProtos: []string{"h2", "http/1.1"}})
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	log.Print(l.Addr())
	log.Fatal(http.Serve(l, nil)) // want http2/lost
}

func wraps(certs []tls.Certificate) error {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return err
	}
	config := &tls.Config{NextProtos: []string{"h2", "http/1.1"}}
	config.Certificates = certs
	srv := &http.Server{}
	return srv.Serve(tls.NewListener(l, config)) // want http2/lost
}

// The server's own configuration is the listener's.
func sharedConfig(certs []tls.Certificate) error {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{Certificates: certs, NextProtos: []string{"h2", "http/1.1"}}}
	l, err := net.Listen("tcp", srv.Addr)
	if err != nil {
		return err
	}
	return srv.Serve(tls.NewListener(l, srv.TLSConfig)) // want http2/lost
}

func lines(certs []tls.Certificate) error {
	config := &tls.Config{
		Certificates: certs, // from the vault
		MinVersion:   tls.VersionTLS12,
		NextProtos:   []string{"h2", "http/1.1"},
	}
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/lost
}

func listed(certs []tls.Certificate) error {
	config := &tls.Config{Certificates: certs, NextProtos: []string{
		"h2",
		"http/1.1", // for all
	}}
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/disabled
}

func goes(certs []tls.Certificate) {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{
		Certificates: certs,
		NextProtos:   []string{"h2", "http/1.1", "acme-tls/1"},
	})
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		http.Serve(l, nil) // want http2/disabled
	}()
	select {}
}
