package flagged

import (
	"crypto/tls"
	"net/http"
)

func highest() {
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MaxVersion: tls.VersionTLS11}}
	go a.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{MaxVersion: tls.VersionTLS12}}
	go b.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13:advice
	c := &http.Server{Addr: ":8445", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS11, MaxVersion: tls.VersionTLS12}}
	c.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version tlsconfig/no-tls13
}
