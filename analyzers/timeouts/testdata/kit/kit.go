// Package kit makes and serves servers for others.
package kit

import (
	"context"
	"net"
	"net/http"
	"time"
)

// Run builds the server and serves it.
func Run(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h}
	return Serve(srv)
}

// Serve gives the server its limits, whatever it had.
func Serve(srv *http.Server) error {
	srv.ReadHeaderTimeout = 5 * time.Second
	srv.IdleTimeout = time.Minute
	srv.WriteTimeout = 30 * time.Second
	return srv.ListenAndServe()
}

// Server is for an App to start.
type Server struct{ *http.Server }

// New makes a server without limits.
func New(addr string) *Server { return &Server{&http.Server{Addr: addr}} }

// Start serves.
func (s *Server) Start(ctx context.Context) error {
	s.BaseContext = func(net.Listener) context.Context { return ctx }
	return s.ListenAndServe()
}

// Stop ends Start.
func (s *Server) Stop(ctx context.Context) error { return s.Shutdown(ctx) }

// A Part of an App has a life.
type Part interface {
	Start(context.Context) error
	Stop(context.Context) error
}

// App starts and stops its parts.
type App struct{ parts []Part }

// With makes an App.
func With(parts ...Part) *App { return &App{parts} }

// Add adds one more.
func (a *App) Add(name string, p Part) {
	a.parts = append(a.parts, p)
}

// Run starts all parts, and stops them when one is done.
func (a *App) Run(ctx context.Context) error {
	done := make(chan error)
	for _, p := range a.parts {
		go func() { done <- p.Start(ctx) }()
	}
	err := <-done
	for _, p := range a.parts {
		p.Stop(ctx)
	}
	return err
}
