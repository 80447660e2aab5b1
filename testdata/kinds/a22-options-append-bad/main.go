// kind: functional options in a slice built with append
// label: bad
// subject: timeouts/read-header-unset
// text: the option that limits headers is appended only when a variable is set

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

type option func(*http.Server)

func withAddr(a string) option { return func(s *http.Server) { s.Addr = a } }

func withHeaderLimit(d time.Duration) option {
	return func(s *http.Server) { s.ReadHeaderTimeout = d }
}

func newServer(h http.Handler, opts ...option) *http.Server {
	s := &http.Server{Handler: h, IdleTimeout: time.Minute}
	for _, o := range opts {
		o(s)
	}
	return s
}

func main() {
	opts := []option{withAddr(":8080")}
	if os.Getenv("STRICT") != "" {
		opts = append(opts, withHeaderLimit(2*time.Second))
	}
	srv := newServer(http.FileServer(http.Dir("www")), opts...)
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
