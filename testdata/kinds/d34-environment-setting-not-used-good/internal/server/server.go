package server

import (
	"net/http"

	"example.com/kinds/d34-environment-setting-not-used-good/internal/config"
)

type Server struct{ inner http.Server }

func New(cfg config.Config) *Server {
	s := new(Server)
	s.inner.Addr = cfg.Addr
	s.inner.Handler = http.FileServer(http.Dir("."))
	s.inner.ReadHeaderTimeout = cfg.HeaderTimeout
	s.inner.IdleTimeout = cfg.IdleTimeout
	return s
}

func (s *Server) Run() error { return s.inner.ListenAndServe() }
