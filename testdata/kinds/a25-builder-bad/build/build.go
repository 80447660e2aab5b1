// Package build has a builder of servers.
package build

import (
	"net/http"
	"time"
)

// Builder collects what a server needs.
type Builder struct {
	srv *http.Server
}

// Server starts a chain.
func Server() *Builder { return &Builder{srv: new(http.Server)} }

// Addr sets the address.
func (b *Builder) Addr(a string) *Builder {
	b.srv.Addr = a
	return b
}

// Handler sets the handler.
func (b *Builder) Handler(h http.Handler) *Builder {
	b.srv.Handler = h
	return b
}

// HeaderLimit limits the time for headers.
func (b *Builder) HeaderLimit(d time.Duration) *Builder {
	b.srv.ReadHeaderTimeout = d
	return b
}

// IdleLimit limits the time between requests.
func (b *Builder) IdleLimit(d time.Duration) *Builder {
	b.srv.IdleTimeout = d
	return b
}

// Done ends the chain.
func (b *Builder) Done() *http.Server { return b.srv }
