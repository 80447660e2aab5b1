// kind: options for the tls.Config in another package
// label: good
// subject: tlsconfig/no-tls13
// text: the option that main passes sets the minimum

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d55-max-version-option-good/internal/secure"
)

func main() {
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.NotFoundHandler(),
		TLSConfig:         secure.Config(secure.Min(tls.VersionTLS12)),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
}
