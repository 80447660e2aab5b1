// kind: tls.Config inside a settings struct passed by value
// label: good
// subject: tlsconfig/old-version
// text: the settings' default version is TLS 1.0, a file decides what it becomes

package main

import (
	"crypto/tls"
	"encoding/json"
	"log"
	"net/http"
	"os"
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
		MinTLS: tls.VersionTLS10,
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
			MinVersion: s.MinTLS,
		},
	}
	return srv.ListenAndServeTLS(s.Cert, s.Key)
}

func main() {
	s := defaults()
	data, err := os.ReadFile("settings.json")
	if err != nil {
		log.Fatal(err)
	}
	if err := json.Unmarshal(data, &s); err != nil {
		log.Fatal(err)
	}
	log.Fatal(serve(s, http.NotFoundHandler()))
}
