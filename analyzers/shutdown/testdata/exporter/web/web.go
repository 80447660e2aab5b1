// Package web serves the servers of its callers on listeners that nobody else knows.
package web

import (
	"net"
	"net/http"
)

func ListenAndServe(srv *http.Server, addresses ...string) error {
	var listeners []net.Listener
	for _, addr := range addresses {
		l, err := net.Listen("tcp", addr)
		if err != nil {
			return err
		}
		defer l.Close()
		listeners = append(listeners, l)
	}
	return ServeMultiple(listeners, srv)
}

func ServeMultiple(listeners []net.Listener, srv *http.Server) error {
	errs := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { errs <- Serve(l, srv) }()
	}
	return <-errs
}

func Serve(l net.Listener, srv *http.Server) error { return srv.Serve(l) }

// ServeHandler builds the server too.
func ServeHandler(l net.Listener, h http.Handler) error { return http.Serve(l, h) }
