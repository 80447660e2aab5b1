package spec

import (
	"net/http"
	"time"
)

type Spec struct {
	addr    string
	handler http.Handler
	header  time.Duration
}

func For(addr string, h http.Handler) Spec { return Spec{addr: addr, handler: h} }

func (s Spec) WithHeaderTimeout(d time.Duration) Spec {
	s.header = d
	return s
}

func (s Spec) Server() *http.Server {
	return &http.Server{Addr: s.addr, Handler: s.handler, ReadHeaderTimeout: s.header}
}
