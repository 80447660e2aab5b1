package silent

import (
	"crypto/tls"
	"net/http"
)

func unset() {
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{}}
	go a.ListenAndServeTLS("cert.pem", "key.pem")
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{MinVersion: 0}}
	go b.ListenAndServeTLS("cert.pem", "key.pem")
	http.ListenAndServeTLS(":8445", "cert.pem", "key.pem", nil)
}

func good() {
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS13}}
	go a.ListenAndServeTLS("cert.pem", "key.pem")
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{
		MinVersion:   tls.VersionTLS12,
		CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256},
	}}
	b.ListenAndServeTLS("cert.pem", "key.pem")
}
