package flagged

import (
	"crypto/tls"
	"net/http"
)

func loopback() {
	srv := &http.Server{Addr: "localhost:8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version:warning
}
