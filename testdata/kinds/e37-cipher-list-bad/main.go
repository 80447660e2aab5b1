// kind: list of cipher suites in another package
// label: bad
// subject: tlsconfig/weak-cipher
// text: the list has a suite with 3DES

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e37-cipher-list-bad/internal/policy"
)

type site struct {
	root  string
	https *http.Server
}

func newSite(root string) *site {
	s := &site{root: root}
	s.https = &http.Server{
		Addr:              ":8443",
		Handler:           http.FileServer(http.Dir(s.root)),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		TLSConfig: &tls.Config{
			MinVersion:   tls.VersionTLS12,
			CipherSuites: policy.Suites(), // also tlsconfig/weak-cipher
		},
	}
	return s
}

func main() {
	s := newSite("html")
	log.Fatal(s.https.ListenAndServeTLS("site.crt", "site.key")) // want tlsconfig/weak-cipher
}
