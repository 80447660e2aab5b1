package main

import (
	"crypto/tls"
	"net/http"
	"os"
)

func main() {
	go http.ListenAndServe("localhost:8080", nil)
	go http.ListenAndServe(os.Getenv("ADDR"), nil)
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}}}
	go a.ListenAndServeTLS("cert.pem", "key.pem")
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	b.ListenAndServeTLS("cert.pem", "key.pem")
}
