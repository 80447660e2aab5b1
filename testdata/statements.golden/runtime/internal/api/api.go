// Package api serves for a program that catches signals by itself.
package api

import (
	"net/http"

	"example.com/statements/internal/httpserve"
)

// Serve serves on addr.
func Serve(addr string) error {
	return httpserve.Harden(&http.Server{Addr: addr}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}
