// kind: cloned tls.Config
// label: good
// subject: tlsconfig/old-version
// text: the server's config is a clone of a weak one, raised to TLS 1.2 before anything serves with it

package main

import (
	"crypto/tls"
	"fmt"
	"log"
	"net/http"
	"time"
)

var base = &tls.Config{MinVersion: tls.VersionTLS10, SessionTicketsDisabled: true}

// forPartners is the base with what the partners' scanners need.
func forPartners() *tls.Config {
	c := base.Clone()
	c.MinVersion = tls.VersionTLS12
	return c
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /scan", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "thank you")
	})
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           mux,
		TLSConfig:         forPartners(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
}
