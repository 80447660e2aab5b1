// Package web runs the program's server.
package web

import (
	"net/http"
	"time"
)

// Run serves h.
func Run(h http.Handler) error {
	srv := &http.Server{Addr: ":8080", Handler: h}
	srv.ReadHeaderTimeout = 10 * time.Second
	srv.IdleTimeout = 2 * time.Minute
	return srv.ListenAndServe()
}
