// kind: helper of another package makes the tls.Config
// label: good
// subject: tlsconfig/old-version
// text: the helper accepts TLS 1.2 and better

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d15-tls-helper-old-good/internal/tlsutil"
)

func main() {
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.FileServer(http.Dir("htdocs")),
		TLSConfig:         tlsutil.ServerConfig(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServeTLS("tls.crt", "tls.key"))
}
