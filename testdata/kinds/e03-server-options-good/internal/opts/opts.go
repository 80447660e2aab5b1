package opts

import (
	"net/http"
	"time"
)

// Func changes a server.
type Func = func(*http.Server)

// Idle sets IdleTimeout.
func Idle(d time.Duration) Func {
	return func(s *http.Server) { s.IdleTimeout = d }
}

// Header sets ReadHeaderTimeout.
func Header(d time.Duration) Func {
	return func(s *http.Server) { s.ReadHeaderTimeout = d }
}

// MaxHeader sets MaxHeaderBytes.
func MaxHeader(n int) Func {
	return func(s *http.Server) { s.MaxHeaderBytes = n }
}
