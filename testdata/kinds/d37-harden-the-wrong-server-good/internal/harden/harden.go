package harden

import (
	"net/http"
	"time"
)

const (
	headerTimeout = 5 * time.Second
	idleTimeout   = 90 * time.Second
	maxHeader     = 64 << 10
)

// Apply sets the limits that all our servers have.
func Apply(srv *http.Server) {
	srv.ReadHeaderTimeout = headerTimeout
	srv.IdleTimeout = idleTimeout
	srv.MaxHeaderBytes = maxHeader
}
