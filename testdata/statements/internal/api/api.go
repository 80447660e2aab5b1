// Package api serves for a program that catches signals by itself.
package api

import "net/http"

// Serve serves on addr.
func Serve(addr string) error {
	return http.ListenAndServe(addr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}
