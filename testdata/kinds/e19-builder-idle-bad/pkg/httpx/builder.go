package httpx

import (
	"net/http"
	"time"
)

// A Builder builds a server.
type Builder struct {
	mux *http.ServeMux
	srv http.Server
}

// NewBuilder returns an empty Builder.
func NewBuilder() *Builder { return &Builder{mux: http.NewServeMux()} }

// Addr says where to listen.
func (b *Builder) Addr(a string) *Builder { b.srv.Addr = a; return b }

// Handle adds a route.
func (b *Builder) Handle(pattern string, h http.Handler) *Builder {
	b.mux.Handle(pattern, h)
	return b
}

// HeaderLimit sets how long headers may take.
func (b *Builder) HeaderLimit(d time.Duration) *Builder { b.srv.ReadHeaderTimeout = d; return b }

// IdleLimit sets how long connections may idle.
func (b *Builder) IdleLimit(d time.Duration) *Builder { b.srv.IdleTimeout = d; return b }

// Build returns the server.
func (b *Builder) Build() *http.Server {
	b.srv.Handler = b.mux
	return &b.srv
}
