// kind: cipher suites from a policy of another package
// label: bad
// subject: tlsconfig/weak-cipher
// text: the policy that main chooses has RC4 and 3DES

package main

import (
	"crypto/tls"
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d19-cipher-policy-table-bad/internal/policy"
)

func main() {
	p := policy.Compatible()
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           http.HandlerFunc(hello),
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig: &tls.Config{
			MinVersion:   p.Min,
			CipherSuites: p.Suites, // also tlsconfig/weak-cipher
		},
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want tlsconfig/weak-cipher
}

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, tls.CipherSuiteName(r.TLS.CipherSuite))
}
