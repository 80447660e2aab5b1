// Package web makes servers.
package web

import (
	"net/http"
	"time"
)

// Option changes a server that New makes.
type Option func(*http.Server)

// WithAddr says where to listen.
func WithAddr(addr string) Option {
	return func(s *http.Server) { s.Addr = addr }
}

// WithTimeouts bounds what a client may take.
func WithTimeouts(short, long time.Duration) Option {
	return func(s *http.Server) {
		s.WriteTimeout = long
		s.ReadHeaderTimeout = short
		s.IdleTimeout = long
	}
}

// New returns a server for h.
func New(h http.Handler, opts ...Option) *http.Server {
	s := &http.Server{Handler: h}
	for _, o := range opts {
		o(s)
	}
	return s
}
