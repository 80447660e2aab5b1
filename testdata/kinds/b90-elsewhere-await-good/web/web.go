// Package web listens.
package web

import (
	"fmt"
	"net"
	"net/http"
)

// Serve serves srv at addr.
func Serve(srv *http.Server, addr string) error {
	l, err := net.Listen("tcp4", addr)
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	defer l.Close()
	return srv.Serve(l)
}
