package app

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"example.com/kinds/d01-defaults-on-copy-bad/internal/config"
)

type App struct {
	srv *http.Server
}

func New(cfg config.Config) *App {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "hello") })
	return &App{srv: &http.Server{
		Addr:              cfg.Addr,
		Handler:           mux,
		ReadHeaderTimeout: cfg.HeaderTimeout,
		IdleTimeout:       cfg.IdleTimeout,
	}}
}

func (a *App) Run(ctx context.Context) error {
	drained := make(chan error, 1)
	go func() {
		<-ctx.Done()
		limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		drained <- a.srv.Shutdown(limit)
	}()
	if err := a.srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset
		return err
	}
	return <-drained
}
