package flagged

import (
	"net"
	"net/http"
)

// counted has no Close of its own: it cannot drain.
type counted struct {
	net.Listener
	n int
}

func (c *counted) Accept() (net.Conn, error) {
	c.n++
	return c.Listener.Accept()
}

func listenerWrapped() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return
	}
	http.Serve(&counted{Listener: l}, nil) // want shutdown/never-called
}
