// Package kit makes and serves servers for others.
package kit

import (
	"net/http"
	"time"
)

// Run builds the server and serves it.
func Run(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h}
	return Serve(srv)
}

// Serve gives the server its limits, whatever it had.
func Serve(srv *http.Server) error {
	srv.ReadHeaderTimeout = 5 * time.Second
	srv.IdleTimeout = time.Minute
	srv.WriteTimeout = 30 * time.Second
	return srv.ListenAndServe()
}
