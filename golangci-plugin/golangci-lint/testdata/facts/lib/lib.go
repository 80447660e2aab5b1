// Package lib makes and serves servers for others.
package lib

import (
	"net/http"
	"time"

	"example.com/dep"
)

// New returns a server without timeouts.
func New() *http.Server { return &http.Server{Addr: ":8080"} }

// NewSlow returns a server with timeouts.
func NewSlow() *http.Server {
	return &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
}

// Remote returns a server of another module.
func Remote() *http.Server { return dep.New(":8081") }

// Service has a server.
type Service struct{ *http.Server }

// Run serves what it is given.
func Run(h http.Handler) error {
	srv := &http.Server{Addr: ":8082", Handler: h}
	return srv.ListenAndServe()
}

// Serve serves a server of somebody else.
func Serve(srv *http.Server) error { return srv.ListenAndServe() }
