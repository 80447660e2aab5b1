package app

import (
	"context"
	"errors"
	"net/http"
	"time"

	"example.com/kinds/e01-defaults-receiver-good/internal/config"
)

// App is the program.
type App struct {
	cfg config.Config
	srv *http.Server
}

// New builds the program.
func New(cfg config.Config, h http.Handler) *App {
	return &App{cfg: cfg, srv: &http.Server{Addr: cfg.Addr, Handler: h, ReadTimeout: cfg.ReadTimeout}}
}

// Run serves until the context is done.
func (a *App) Run(ctx context.Context) error {
	failed := make(chan error, 1)
	go func() { failed <- a.srv.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := a.srv.Shutdown(drain); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
