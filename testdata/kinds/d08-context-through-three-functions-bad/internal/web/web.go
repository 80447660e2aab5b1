package web

import (
	"context"
	"log"
	"net/http"
	"time"
)

type Server struct {
	http *http.Server
}

func New(addr string) *Server {
	mux := http.NewServeMux()
	mux.Handle("/", http.RedirectHandler("/index.html", http.StatusFound))
	return &Server{http: &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}}
}

func (s *Server) Start() {
	go func() {
		if err := s.http.ListenAndServe(); err != http.ErrServerClosed {
			log.Print(err)
		}
	}()
}

func (s *Server) WaitAndStop(ctx context.Context) error {
	<-ctx.Done()
	log.Print("stopping")
	return s.stop(ctx) // also shutdown/context-done
}

func (s *Server) stop(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	return s.http.Shutdown(ctx) // want shutdown/context-done
}
