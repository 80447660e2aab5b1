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
	s.hs.SetKeepAlivesEnabled(false) // want keepalive/disabled
	return s
}

func (s *Server) Serve() error { return s.hs.ListenAndServe() } // also keepalive/disabled

func (s *Server) Stop(ctx context.Context) error {
	return s.hs.Shutdown(ctx)
}

func (s *Server) time(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, time.Now().UTC().Format(time.RFC3339))
}
