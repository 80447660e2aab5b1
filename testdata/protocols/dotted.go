package main

import (
	. "crypto/tls"
	"net/http"
)

func dotted() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &Config{MinVersion: VersionTLS10}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}
