// kind: type with Start and Stop, of which main never calls Stop
// run: -addr {addr}
// cleanup: session store closed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"log"
	"net/http"
	"time"
)

type Service struct {
	srv   *http.Server
	store io.Closer
}

func NewService(addr string, store io.Closer) *Service {
	s := &Service{store: store}
	s.srv = &http.Server{Addr: addr, Handler: http.HandlerFunc(s.order), ReadHeaderTimeout: 10 * time.Second}
	return s
}

func (s *Service) order(w http.ResponseWriter, r *http.Request) {
	log.Print("order begins")
	io.Copy(w, r.Body)
}

// Start serves until Stop is called.
func (s *Service) Start() error {
	err := s.srv.ListenAndServe()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// Stop lets requests finish.
func (s *Service) Stop(ctx context.Context) error { return s.srv.Shutdown(ctx) }

type store struct{}

func (store) Close() error {
	log.Print("session store closed")
	return nil
}

func main() {
	addr := flag.String("addr", ":8080", "")
	flag.Parse()
	s := NewService(*addr, store{})
	defer s.store.Close()
	if err := s.Start(); err != nil {
		log.Fatalf("start: %v", err)
	}
}
