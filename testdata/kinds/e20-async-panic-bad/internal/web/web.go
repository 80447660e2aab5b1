package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Server takes orders and tells another system of them.
type Server struct {
	hook   string
	client *http.Client
}

// New makes a Server.
func New(hook string) *Server {
	return &Server{hook: hook, client: &http.Client{Timeout: 10 * time.Second}}
}

func (s *Server) notify(order string) error {
	resp, err := s.client.PostForm(s.hook, url.Values{"order": {order}})
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (s *Server) create(w http.ResponseWriter, r *http.Request) {
	order := strings.TrimSpace(r.FormValue("order"))
	if order == "" {
		http.Error(w, "order missing", http.StatusBadRequest)
		return
	}
	go func() { // also recovery/goroutine-panic
		if err := s.notify(order); err != nil {
			panic(fmt.Errorf("notify %s: %w", order, err)) // want recovery/goroutine-panic
		}
	}()
	w.WriteHeader(http.StatusAccepted)
}

// ListenAndServe serves.
func (s *Server) ListenAndServe(addr string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", s.create)
	srv := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	return srv.ListenAndServe()
}
