package server

import (
	"net/http"

	"example.com/kinds/e03-server-options-bad/internal/opts"
)

// New makes a server and applies the options to it.
func New(addr string, h http.Handler, options ...opts.Func) *http.Server {
	s := &http.Server{Addr: addr, Handler: h}
	for _, apply := range options {
		apply(s)
	}
	return s
}
