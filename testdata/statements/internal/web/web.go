package web

import "net/http"

// Serve belongs to the programs of this module.
func Serve(h http.Handler) error {
	return http.ListenAndServe(":8080", h) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}
