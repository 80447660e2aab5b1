// kind: helper of another package makes the tls.Config
// label: bad
// subject: tlsconfig/old-version
// text: the helper accepts TLS 1.0

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d15-tls-helper-old-bad/internal/tlsutil"
)

func main() {
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.FileServer(http.Dir("htdocs")),
		TLSConfig:         tlsutil.ServerConfig(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServeTLS("tls.crt", "tls.key")) // also tlsconfig/old-version
}
