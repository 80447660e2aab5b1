package app

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"
)

type App struct {
	closers []func(context.Context) error
}

func newServer(addr, dir string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.FileServer(http.Dir(dir)), ReadHeaderTimeout: 5 * time.Second}
}

func (a *App) Start() {
	web := newServer(":8080", "web")
	a.closers = append(a.closers, web.Shutdown)
	go func() {
		if err := web.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Println("web:", err)
		}
	}()

	files := newServer(":8081", "files")
	a.closers = append(a.closers, files.Shutdown)
	go func() {
		if err := files.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Println("files:", err)
		}
	}()
}

func (a *App) Stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var errs []error
	for _, c := range a.closers {
		errs = append(errs, c(ctx))
	}
	return errors.Join(errs...)
}
