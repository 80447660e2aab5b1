// kind: tls.Config inside a settings struct passed by value
// label: bad
// subject: tlsconfig/old-version
// text: the settings' default version is TLS 1.0 and nothing changes it

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

type settings struct {
	Addr   string
	MinTLS uint16
	Cert   string
	Key    string
}

func defaults() settings {
	return settings{
		Addr:   ":8443",
		MinTLS: tls.VersionTLS10, // also tlsconfig/old-version
		Cert:   "cert.pem",
		Key:    "key.pem",
	}
}

func serve(s settings, h http.Handler) error {
	srv := &http.Server{
		Addr:        s.Addr,
		Handler:     h,
		ReadTimeout: 15 * time.Second,
		TLSConfig: &tls.Config{
			MinVersion: s.MinTLS, // want tlsconfig/old-version
		},
	}
	return srv.ListenAndServeTLS(s.Cert, s.Key) // also tlsconfig/old-version
}

func main() {
	s := defaults()
	log.Fatal(serve(s, http.NotFoundHandler()))
}
