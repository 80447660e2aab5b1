package silent

import (
	"crypto/tls"
	"net/http"
)

func suppressed() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") //srvfix:ignore tlsconfig the till in shop 12 speaks nothing newer
}

func suppressedByGosec() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // #nosec G402 -- old tills
}
