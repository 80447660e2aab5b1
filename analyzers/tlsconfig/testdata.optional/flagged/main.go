package main

import (
	"crypto/tls"
	"net/http"
)

func main() {
	go http.ListenAndServe(":8080", nil) // want tlsconfig/plaintext-public:advice
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{PreferServerCipherSuites: true}}
	go a.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/ineffective:advice
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{
		MinVersion:   tls.VersionTLS13,
		CipherSuites: []uint16{tls.TLS_AES_128_GCM_SHA256},
	}}
	b.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/ineffective
}
