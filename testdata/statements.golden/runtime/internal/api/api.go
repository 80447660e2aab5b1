// Package api serves for a program that catches signals by itself.
package api

import (
	"net/http"
	"time"
)

// Serve serves on addr.
func Serve(addr string) error {
	srv := &http.Server{
		Addr:              addr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}
