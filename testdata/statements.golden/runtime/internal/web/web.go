package web

import (
	"net/http"

	"example.com/statements/internal/httpserve"
)

// Serve belongs to the programs of this module.
func Serve(h http.Handler) error {
	return httpserve.ListenAndServe(":8080", h) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}
