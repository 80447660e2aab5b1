// Package library serves for any program.
package library

import (
	"crypto/tls"
	"net/http"
)

// New returns a server that others serve too.
func New() *http.Server {
	return &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
}

// Run serves.
func Run() error {
	return New().ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

// Config is for whoever wants it.
func Config() *tls.Config { return &tls.Config{MinVersion: tls.VersionTLS10} }

// RunOld serves with Config.
func RunOld() error {
	srv := &http.Server{Addr: ":8444", TLSConfig: Config()}
	return srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

// RunOwn serves with a configuration of its own.
func RunOwn() error {
	srv := &http.Server{Addr: ":8445", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	return srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}
