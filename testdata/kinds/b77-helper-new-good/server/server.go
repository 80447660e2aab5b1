package server

import (
	"fmt"
	"net/http"
	"time"
)

// An Option changes a server.
type Option func(*http.Server)

// Port makes the server listen on port n of every interface.
func Port(n int) Option {
	return func(s *http.Server) { s.Addr = fmt.Sprintf(":%d", n) }
}

// Limit limits the time for a request.
func Limit(d time.Duration) Option {
	return func(s *http.Server) { s.ReadTimeout = d }
}

// New builds a server for h.
func New(h http.Handler, opts ...Option) *http.Server {
	s := &http.Server{Handler: h}
	for _, o := range opts {
		o(s)
	}
	return s
}
