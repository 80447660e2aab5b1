package web

import (
	"context"
	"net/http"
	"time"
)

type Web struct{ srv *http.Server }

func New(addr string) *Web {
	return &Web{&http.Server{Addr: addr, Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second}}
}

func (w *Web) Run(ctx context.Context) error {
	return w.srv.ListenAndServe() // want shutdown/never-called
}
