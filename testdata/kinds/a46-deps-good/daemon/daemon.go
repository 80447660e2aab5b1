// Package daemon runs a server in a way that tests can replace.
package daemon

import (
	"log"
	"net/http"
	"time"
)

// Daemon has what Run needs.
type Daemon struct {
	Handler http.Handler
	Log     func(...any)
	Listen  func(addr string, h http.Handler) error
}

// New returns a Daemon with defaults.
func New() *Daemon {
	return &Daemon{Log: log.Print, Listen: listen}
}

func listen(addr string, h http.Handler) error {
	s := &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: time.Second * 10, IdleTimeout: time.Second * 60}
	return s.ListenAndServe()
}

// Run serves until that fails.
func (d *Daemon) Run(addr string) error {
	began := time.Now()
	err := d.Listen(addr, d.Handler)
	d.Log("ran for ", time.Since(began))
	return err
}
