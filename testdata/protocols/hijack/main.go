// Package main takes its connections over.
package main

import (
	"crypto/tls"
	"net/http"
)

func main() {
	srv := &http.Server{
		Addr: ":8443", Handler: http.HandlerFunc(raw),
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func raw(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		conn.Close()
	}
}
