// Package kit does to servers what packages between a program and net/http do.
package kit

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

func Bare(h http.Handler) *http.Server { // want Bare:`returns a server at 0 with Handler$`
	return &http.Server{Handler: h}
}

func Hardened(addr string) (*http.Server, error) { // want Hardened:`returns a server at 0 with Addr ReadHeaderTimeout$`
	srv := &http.Server{Addr: addr}
	srv.ReadHeaderTimeout = 5 * time.Second
	return srv, nil
}

func Harden(srv *http.Server) { // want Harden:`sets IdleTimeout of arg 0$`
	srv.IdleTimeout = time.Minute
}

func Sometimes(srv *http.Server, strict bool) { // want Sometimes:`may set ReadTimeout of arg 0$`
	if strict {
		srv.ReadTimeout = time.Minute
	}
}

func Fluent(srv *http.Server) *http.Server { // want Fluent:`sets WriteTimeout of arg 0; returns a server at 0 from arg 0 with WriteTimeout$`
	srv.WriteTimeout = time.Minute
	return srv
}

func Run(srv *http.Server) error { // want Run:`^serves arg 0$`
	return srv.ListenAndServe()
}

func Stop(srv *http.Server) error { // want Stop:`^stops arg 0$`
	return srv.Shutdown(context.Background())
}

func Listen(addr string, h http.Handler) error { // want Listen:`^serves its own with Addr Handler$`
	return http.ListenAndServe(addr, h)
}

// Hook is for others to set.
var Hook func(*http.Server)

func Keep(srv *http.Server) { // want Keep:`may set Addr Handler .* of arg 0$`
	Hook(srv)
}

// App shows its server.
type App struct {
	Name   string
	Server *http.Server
}

func New() *App { // want New:`returns a server at 0.1\* with Handler$`
	return &App{Server: &http.Server{Handler: http.NotFoundHandler()}}
}

func (a *App) Start(l net.Listener) error { // want Start:`^serves arg 0.1\*$`
	return a.Server.Serve(l)
}

func (a *App) Stop() { // want Stop:`^stops arg 0.1\*$`
	a.Server.Close()
}

// Hidden keeps its server to itself.
type Hidden struct{ srv http.Server }

func (h *Hidden) Start() error { // want Start:`^serves arg 0\.0$`
	return h.srv.ListenAndServe()
}

func unexported(srv *http.Server) error { return srv.ListenAndServe() }

// Config says what to serve beside the main thing.
type Config struct {
	Cert, Debug string
	Metrics     bool
}

// Only on request: who calls it decides.
func Debug(c Config) {
	if c.Debug != "" {
		go http.ListenAndServe(c.Debug, nil)
	}
}

func Setup(c Config) error {
	if !c.Metrics {
		return nil
	}
	return http.ListenAndServe(":9090", nil)
}

func Checked(addr string) error { // want Checked:`^serves its own with Addr Handler$`
	if addr == "" {
		return errors.New("no address")
	}
	return http.ListenAndServe(addr, nil)
}

func Either(c Config) error { // want Either:`^serves its own with Addr Handler; serves its own with Addr Handler$`
	Debug(c)
	if c.Cert != "" {
		return http.ListenAndServeTLS(":443", c.Cert, c.Cert, nil)
	}
	return http.ListenAndServe(":80", nil)
}
