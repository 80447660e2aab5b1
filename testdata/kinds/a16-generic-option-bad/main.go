// kind: generic option type
// label: bad
// subject: timeouts/read-header-unset
// text: a generic constructor applies its options to the server, but none of them limits headers

package main

import (
	"log"
	"net/http"
	"time"
)

type Option[T any] func(*T)

// New makes a T and applies the options in their order.
func New[T any](opts ...Option[T]) *T {
	v := new(T)
	for _, opt := range opts {
		opt(v)
	}
	return v
}

func Addr(a string) Option[http.Server] {
	return func(s *http.Server) { s.Addr = a }
}

func Patience(d time.Duration) Option[http.Server] {
	return func(s *http.Server) {
		s.WriteTimeout, s.IdleTimeout = d, 4*d
	}
}

func Files(dir string) Option[http.Server] {
	return func(s *http.Server) { s.Handler = http.FileServer(http.Dir(dir)) }
}

func main() {
	srv := New(Addr(":8080"), Patience(15*time.Second), Files("public"))
	log.Fatalln(srv.ListenAndServe()) // want timeouts/read-header-unset
}
