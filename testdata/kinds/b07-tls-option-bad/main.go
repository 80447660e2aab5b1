// kind: version through functional options
// label: bad
// subject: tlsconfig/old-version
// text: an option sets the server's minimum to TLS 1.1

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

type option func(*http.Server)

func listenOn(addr string) option {
	return func(s *http.Server) { s.Addr = addr }
}

func atLeast(version uint16) option {
	return func(s *http.Server) {
		s.TLSConfig = &tls.Config{
			MinVersion: version, // want tlsconfig/old-version
		}
	}
}

func build(h http.Handler, opts ...option) *http.Server {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	for _, o := range opts {
		o(s)
	}
	return s
}

func main() {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("printing\n"))
	})
	s := build(h, listenOn(":8443"), atLeast(tls.VersionTLS11)) // also tlsconfig/old-version
	log.Fatal(s.ListenAndServeTLS("c.pem", "k.pem"))            // also tlsconfig/old-version
}
