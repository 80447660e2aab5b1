package silent

import (
	"crypto/tls"
	"net/http"
)

// With TLS 1.3 alone the list is not looked at.
func ciphers() {
	a := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		MinVersion:   tls.VersionTLS13,
		CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA},
	}}
	go a.ListenAndServeTLS("cert.pem", "key.pem")
	var ids []uint16
	for _, suite := range tls.CipherSuites() {
		ids = append(ids, suite.ID)
	}
	b := &http.Server{Addr: ":8444", TLSConfig: &tls.Config{CipherSuites: ids}}
	go b.ListenAndServeTLS("cert.pem", "key.pem")
	c := &http.Server{Addr: ":8445", TLSConfig: &tls.Config{PreferServerCipherSuites: true}}
	c.ListenAndServeTLS("cert.pem", "key.pem")
}
