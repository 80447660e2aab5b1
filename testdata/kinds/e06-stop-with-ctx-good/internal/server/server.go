package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const drainTime = 10 * time.Second

// Server answers the API.
type Server struct {
	http *http.Server
}

// New makes a Server.
func New(addr string) *Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/time", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, time.Now().Format(time.RFC3339))
	})
	return &Server{http: &http.Server{
		Addr: addr, Handler: mux, ReadHeaderTimeout: 3 * time.Second, IdleTimeout: 75 * time.Second,
	}}
}

// Run serves until ctx is done, then drains.
func (s *Server) Run(ctx context.Context) error {
	errc := make(chan error, 1)
	go func() {
		errc <- s.http.ListenAndServe()
	}()
	select {
	case err := <-errc:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		return s.stop(ctx)
	}
}

func (s *Server) stop(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := s.http.Shutdown(ctx); err != nil {
		return errors.Join(err, s.http.Close())
	}
	return nil
}
