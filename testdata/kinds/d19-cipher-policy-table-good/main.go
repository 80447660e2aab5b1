// kind: cipher suites from a policy of another package
// label: good
// subject: tlsconfig/weak-cipher
// text: main chooses the policy without weak suites

package main

import (
	"crypto/tls"
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d19-cipher-policy-table-good/internal/policy"
)

func main() {
	p := policy.Modern()
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.HandlerFunc(hello),
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig: &tls.Config{
			MinVersion:   p.Min,
			CipherSuites: p.Suites,
		},
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
}

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, tls.CipherSuiteName(r.TLS.CipherSuite))
}
