package web

import (
	"net/http"
	"time"
)

// Listen serves.
func Listen(addr string, h http.Handler, headers time.Duration) error {
	s := new(http.Server)
	s.Addr, s.Handler = addr, h
	s.ReadHeaderTimeout = headers
	s.IdleTimeout = 20 * headers
	return s.ListenAndServe()
}
