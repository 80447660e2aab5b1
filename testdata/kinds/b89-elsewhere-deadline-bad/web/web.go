package web

import (
	"net"
	"net/http"
)

// ListenAndServe serves srv at addr.
func ListenAndServe(srv *http.Server, addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return srv.Serve(l)
}
