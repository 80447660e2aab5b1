// kind: context in a struct field
// label: good
// subject: shutdown/context-done shutdown/no-deadline
// text: Shutdown gets a fresh context

package main

import (
	"context"
	"log/slog"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

type app struct {
	ctx context.Context
	srv *http.Server
}

func (a *app) watch(done chan<- struct{}) {
	defer close(done)
	<-a.ctx.Done()
	slog.Info("stopping")
	fresh, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := a.srv.Shutdown(fresh); err != nil {
		slog.Error("stopping", "err", err)
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	a := &app{ctx: ctx, srv: &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}}
	done := make(chan struct{})
	go a.watch(done)
	if err := a.srv.ListenAndServe(); err != http.ErrServerClosed {
		slog.Error("serve", "err", err)
		return
	}
	<-done
}
