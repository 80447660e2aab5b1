package flagged

import (
	"crypto/tls"
	"net"
	"net/http"
)

func listener() error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{MinVersion: tls.VersionTLS10, NextProtos: []string{"h2"}})
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want tlsconfig/old-version
}

func wrappedListener() error {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return err
	}
	config := &tls.Config{MinVersion: tls.VersionTLS10}
	srv := &http.Server{}
	return srv.Serve(tls.NewListener(l, config)) // want tlsconfig/old-version
}

func serveTLS(l net.Listener) error {
	srv := &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	return srv.ServeTLS(l, "", "") // want tlsconfig/old-version
}
