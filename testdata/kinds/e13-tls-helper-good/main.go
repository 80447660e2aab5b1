// kind: helper of another package makes the TLS configuration
// label: good
// subject: tlsconfig/old-version
// text: the helper asks for TLS 1.2

package main

import (
	"flag"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e13-tls-helper-good/internal/tlsutil"
)

func main() {
	cert := flag.String("cert", "cert.pem", "file with the certificate")
	key := flag.String("key", "key.pem", "file with the key")
	flag.Parse()

	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.FileServer(http.Dir("htdocs")),
		TLSConfig:         tlsutil.ServerConfig(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS(*cert, *key))
}
