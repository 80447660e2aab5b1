package flagged

import (
	"net"
	"net/http"
)

func listenerClosedAfter() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	err = http.Serve(l, nil) // want shutdown/never-called
	l.Close()
	return err
}
