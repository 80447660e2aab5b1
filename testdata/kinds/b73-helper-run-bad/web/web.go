// Package web runs the program's server.
package web

import (
	"net/http"
)

// Run serves h.
func Run(h http.Handler) error {
	srv := &http.Server{Addr: ":8080", Handler: h}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
}
