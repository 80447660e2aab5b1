package web

import (
	"net/http"
)

// Listen serves.
func Listen(addr string, h http.Handler) error {
	s := new(http.Server)
	s.Addr, s.Handler = addr, h
	return s.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
}
