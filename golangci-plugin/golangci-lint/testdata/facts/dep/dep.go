// Package dep is of another module.
package dep

import "net/http"

// New returns a server without timeouts.
func New(addr string) *http.Server { return &http.Server{Addr: addr} }

// Serve serves.
func Serve(srv *http.Server) error { return srv.ListenAndServe() }
