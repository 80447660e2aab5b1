package server

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e33-env-durations-good/internal/config"
)

// Run serves until ctx is done and requests have finished.
func Run(ctx context.Context, cfg *config.Config) error {
	s := &http.Server{
		Addr: cfg.Addr,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, r.URL.Query().Encode())
		}),
		ReadHeaderTimeout: cfg.Header,
		WriteTimeout:      cfg.Write,
		IdleTimeout:       cfg.Idle,
	}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Shutdown(drain); err != nil {
			log.Print(err)
		}
	}()
	err := s.ListenAndServe()
	if err == http.ErrServerClosed {
		<-drained
	}
	return err
}
