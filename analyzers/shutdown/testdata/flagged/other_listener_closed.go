package flagged

import (
	"net"
	"net/http"
)

func otherListenerClosed() error {
	probe, err := net.Listen("tcp", ":0")
	if err != nil {
		return err
	}
	probe.Close()
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want shutdown/never-called
}
