// kind: options for the tls.Config in another package
// label: bad
// subject: tlsconfig/no-tls13
// text: the option that main passes switches TLS 1.3 off

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d55-max-version-option-bad/internal/secure"
)

func main() {
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.NotFoundHandler(),
		TLSConfig:         secure.Config(secure.Max(tls.VersionTLS12)), // want tlsconfig/no-tls13
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // also tlsconfig/no-tls13
}
