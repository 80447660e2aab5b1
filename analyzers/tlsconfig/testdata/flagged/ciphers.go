package flagged

import (
	"crypto/tls"
	"net/http"
)

var suites = []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA}

func ciphers() {
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}}
	go a.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/weak-cipher:error
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{CipherSuites: suites, MinVersion: tls.VersionTLS12}}
	b.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/weak-cipher
}

func cipherAndVersion() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		MinVersion:   tls.VersionTLS10,
		CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA},
	}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version tlsconfig/weak-cipher
}
