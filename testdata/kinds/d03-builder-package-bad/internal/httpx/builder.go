package httpx

import (
	"net/http"
	"time"
)

type Builder struct {
	srv http.Server
}

func NewBuilder(addr string) *Builder {
	b := new(Builder)
	b.srv.Addr = addr
	return b
}

func (b *Builder) Handler(h http.Handler) *Builder {
	b.srv.Handler = h
	return b
}

func (b *Builder) HeaderTimeout(d time.Duration) *Builder {
	b.srv.ReadHeaderTimeout = d
	return b
}

func (b *Builder) IdleTimeout(d time.Duration) *Builder {
	b.srv.IdleTimeout = d
	return b
}

func (b *Builder) Build() *http.Server {
	if b.srv.Handler == nil {
		b.srv.Handler = http.NotFoundHandler()
	}
	return &b.srv
}
