package server

import (
	"log"
	"net/http"
	"time"
)

// Config is how to serve.
type Config struct {
	Addr, CertFile, KeyFile string
}

// Server serves plain HTTP, or TLS when there is a certificate.
type Server struct {
	cfg Config
	srv http.Server
}

// New makes a Server.
func New(cfg Config, h http.Handler) *Server {
	s := &Server{cfg: cfg}
	s.srv.Addr = cfg.Addr
	s.srv.Handler = h
	s.srv.WriteTimeout = time.Minute
	s.srv.IdleTimeout = 2 * time.Minute
	s.srv.ReadHeaderTimeout = 10 * time.Second
	return s
}

// Start serves.
func (s *Server) Start() error {
	if s.cfg.CertFile != "" {
		log.Printf("https on %s", s.cfg.Addr)
		return s.srv.ListenAndServeTLS(s.cfg.CertFile, s.cfg.KeyFile)
	}
	log.Printf("http on %s", s.cfg.Addr)
	return s.srv.ListenAndServe()
}
