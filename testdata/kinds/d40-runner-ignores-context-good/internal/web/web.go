package web

import (
	"context"
	"errors"
	"net/http"
	"time"
)

type Web struct{ srv *http.Server }

func New(addr string) *Web {
	return &Web{&http.Server{Addr: addr, Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second}}
}

func (w *Web) Run(ctx context.Context) error {
	failed := make(chan error, 1)
	go func() { failed <- w.srv.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := w.srv.Shutdown(limit); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
