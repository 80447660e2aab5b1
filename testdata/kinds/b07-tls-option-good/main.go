// kind: version through functional options
// label: good
// subject: tlsconfig/old-version
// text: an option sets TLS 1.3, another constructor of the program builds a client with TLS 1.1

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
			MinVersion: version,
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

func oldClient() *http.Client {
	t := &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS11}}
	return &http.Client{Transport: t, Timeout: time.Second}
}

func main() {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if resp, err := oldClient().Head("https://printer.example.com"); err == nil {
			resp.Body.Close()
		}
		w.Write([]byte("printing\n"))
	})
	s := build(h, listenOn(":8443"), atLeast(tls.VersionTLS13))
	log.Fatal(s.ListenAndServeTLS("c.pem", "k.pem"))
}
