package flagged

import (
	"crypto/tls"
	"net/http"
)

func literal() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version:error
}

func ssl() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionSSL30}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func number() {
	srv := http.Server{Addr: ":8443"}
	srv.TLSConfig = &tls.Config{MinVersion: 0x0302}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}
