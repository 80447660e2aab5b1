// Package web serves what it is given.
package web

import "net/http"

// New returns a server.
func New(addr string) *http.Server {
	srv := new(http.Server)
	srv.Addr = addr
	return srv
}

// ListenAndServe serves.
func ListenAndServe(srv *http.Server, cert string) error {
	if cert == "" {
		return srv.ListenAndServe()
	}
	return srv.ListenAndServeTLS(cert, "key.pem")
}
