package silent

import (
	"crypto/tls"
	"net/http"
)

func raised() {
	config := &tls.Config{MinVersion: tls.VersionTLS10}
	config.MinVersion = tls.VersionTLS12
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

func replaced() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.TLSConfig = &tls.Config{}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}
