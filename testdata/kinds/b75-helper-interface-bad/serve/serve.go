// Package serve has runners.
package serve

import (
	"net"
	"net/http"
	"time"
)

// A Runner runs until it fails.
type Runner interface{ Run() error }

// Ticker does nothing, again and again.
type Ticker struct{}

// Run runs.
func (Ticker) Run() error {
	for {
		time.Sleep(time.Minute)
	}
}

type web struct {
	addr string
	h    http.Handler
}

// HTTP makes a runner that serves h at addr.
func HTTP(addr string, h http.Handler) Runner { return web{addr, h} }

func (w web) Run() error {
	l, err := net.Listen("tcp", w.addr)
	if err != nil {
		return err
	}
	s := http.Server{Handler: w.h}
	return s.Serve(l) // want timeouts/read-header-unset keepalive/idle-unset
}
