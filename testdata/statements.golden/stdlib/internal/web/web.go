package web

import (
	"net/http"
	"time"
)

// Serve belongs to the programs of this module.
func Serve(h http.Handler) error {
	return (&http.Server{
		Addr:              ":8080",
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}
