// kind: program that drains by itself and only lacks a timeout
// run: ADDR={addr}
// cleanup: everything is closed
// fix: fields
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// twice: as before
// in use: as before

package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		slog.Info("order begins")
		io.Copy(w, r.Body)
	})
	srv := &http.Server{
		Addr:              os.Getenv("ADDR"),
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second, // as the proxy in front
	}
	drained := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stop()
		ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		drained <- srv.Shutdown(ctx)
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		slog.Error("serve", "error", err)
		os.Exit(1)
	}
	if err := <-drained; err != nil {
		slog.Error("drain", "error", err)
		os.Exit(1)
	}
	slog.Info("everything is closed")
}
