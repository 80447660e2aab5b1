package service

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"
)

// Service can be started and stopped.
type Service interface {
	Start()
	Stop(ctx context.Context) error
}

type httpService struct {
	srv *http.Server
}

// HTTP is a service that answers HTTP.
func HTTP(addr string, h http.Handler) Service {
	return &httpService{&http.Server{
		Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute,
	}}
}

func (s *httpService) Start() {
	go func() {
		if err := s.srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Fatalf("%s: %v", s.srv.Addr, err)
		}
	}()
}

func (s *httpService) Stop(ctx context.Context) error {
	return s.srv.Shutdown(ctx) // want shutdown/context-done
}
