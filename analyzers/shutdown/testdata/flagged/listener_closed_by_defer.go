package flagged

import (
	"net"
	"net/http"
)

func listenerClosedByDefer() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	defer l.Close()
	return http.Serve(l, nil) // want shutdown/never-called
}
