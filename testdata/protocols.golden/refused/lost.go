package main

import (
	"crypto/tls"
	"net"
	"net/http"
)

func lost(certs []tls.Certificate) {
	wrongConfig(certs)
	handedOn(certs, func(net.Listener) {})
	made(certs)
	noLiteral(certs)
	configTwice(certs)
	suitesOfListener(certs)
	protosOfProgram(certs)
	app(certs)
	clientsToo(certs)
	given(certs)
	servedTwice(certs)
}

func wrongConfig(certs []tls.Certificate) error {
	srv := &http.Server{TLSConfig: &tls.Config{Certificates: certs}}
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	return srv.Serve(l) // want http2/lost
}

func handedOn(certs []tls.Certificate, keep func(net.Listener)) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	keep(l)
	return http.Serve(l, nil) // want http2/lost
}

func listen(certs []tls.Certificate) (net.Listener, error) {
	return tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs, NextProtos: []string{"h2", "http/1.1"}})
}

func made(certs []tls.Certificate) error {
	l, err := listen(certs)
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/lost
}

func noLiteral(certs []tls.Certificate) error {
	config := new(tls.Config)
	config.Certificates = certs
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/lost
}

// What the second listener speaks is not known.
func configTwice(certs []tls.Certificate) error {
	config := &tls.Config{Certificates: certs}
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	mail, err := tls.Listen("tcp", ":465", config)
	if err != nil {
		return err
	}
	go mail.Accept()
	return http.Serve(l, nil) // want http2/lost
}

func suitesOfListener(certs []tls.Certificate) error {
	config := &tls.Config{Certificates: certs, CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}}
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/lost
}

const http11 = "http/1.1"

func protosOfProgram(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs, NextProtos: []string{http11}})
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/disabled
}

type held struct{ l net.Listener }

func app(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	h := &held{l}
	return http.Serve(h.l, nil) // want http2/lost
}

func clientsToo(certs []tls.Certificate) error {
	config := &tls.Config{Certificates: certs}
	go tls.Dial("tcp", "db.internal:443", config)
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/lost
}

func configOf(certs []tls.Certificate) *tls.Config { return &tls.Config{Certificates: certs} }

// The other one who calls configOf listens too.
func given(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", configOf(certs))
	if err != nil {
		return err
	}
	go tls.Listen("tcp", ":465", configOf(certs))
	return http.Serve(l, nil) // want http2/lost
}

func servedTwice(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	go http.Serve(l, nil)     // want http2/lost
	return http.Serve(l, nil) // want http2/lost
}
