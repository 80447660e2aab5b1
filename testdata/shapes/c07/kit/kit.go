// Package kit stands for a module that somebody else wrote.
package kit

import "net/http"

// NewServer returns a server that everybody forgot to limit.
func NewServer(addr string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.NotFoundHandler()}
}
