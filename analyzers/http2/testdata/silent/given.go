package silent

import (
	"crypto/tls"
	"net"
	"net/http"
)

func ServeConfig(config *tls.Config) error {
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func ServeListener(l net.Listener) error { return http.Serve(l, nil) }

func protocols(certs []tls.Certificate, protos ...string) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs, NextProtos: protos})
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func copied(base *tls.Config) error {
	l, err := tls.Listen("tcp", ":8443", base.Clone())
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}
