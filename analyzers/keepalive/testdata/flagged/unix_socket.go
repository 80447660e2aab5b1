package flagged

import (
	"net"
	"net/http"
)

func unixSocket() error {
	l, err := net.Listen("unix", "/run/app.sock")
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: http.NotFoundHandler()}
	return srv.Serve(l) // want keepalive/idle-unset:advice
}
