// Package fallback serves what its user gives it.
package fallback

import (
	"net/http"
	_ "net/http/pprof"
)

func Serve(addr string, h http.Handler) error {
	if h == nil {
		h = http.DefaultServeMux
	}
	return http.ListenAndServe(addr, h)
}
