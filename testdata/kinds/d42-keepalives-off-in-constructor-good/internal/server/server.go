package server

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

type Server struct {
	hs *http.Server
}

func New(addr string) *Server {
	s := &Server{hs: &http.Server{Addr: addr, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}}
	s.hs.Handler = http.HandlerFunc(s.time)
	return s
}

func (s *Server) Serve() error { return s.hs.ListenAndServe() }

func (s *Server) Stop(ctx context.Context) error {
	s.hs.SetKeepAlivesEnabled(false)
	return s.hs.Shutdown(ctx)
}

func (s *Server) time(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, time.Now().UTC().Format(time.RFC3339))
}
