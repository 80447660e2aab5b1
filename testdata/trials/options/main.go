// kind: server built by functional options
// run: LISTEN={addr}
// cleanup: sessions dropped
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

type Server struct {
	http *http.Server
	logf func(string, ...any)
}

type Option func(*Server)

func WithAddr(addr string) Option { return func(s *Server) { s.http.Addr = addr } }

func WithHandler(h http.Handler) Option { return func(s *Server) { s.http.Handler = h } }

func WithLogf(f func(string, ...any)) Option { return func(s *Server) { s.logf = f } }

func New(opts ...Option) *Server {
	s := &Server{http: &http.Server{}, logf: func(string, ...any) {}}
	for _, o := range opts {
		o(s)
	}
	return s
}

// Start serves until something goes wrong.
func (s *Server) Start() error {
	s.logf("listening on %s", s.http.Addr)
	if err := s.http.ListenAndServe(); err != nil {
		return fmt.Errorf("server: %w", err)
	}
	return nil
}

func orders(w http.ResponseWriter, r *http.Request) {
	log.Print("order begins")
	io.Copy(w, r.Body)
}

func main() {
	defer log.Print("sessions dropped")
	s := New(WithAddr(os.Getenv("LISTEN")), WithHandler(http.HandlerFunc(orders)), WithLogf(log.Printf))
	if err := s.Start(); err != nil {
		log.Fatal(err)
	}
}
