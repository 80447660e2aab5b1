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
	return &Daemon{Log: log.Print, Listen: http.ListenAndServe}
}

// Run serves until that fails.
func (d *Daemon) Run(addr string) error {
	began := time.Now()
	err := d.Listen(addr, d.Handler) // want timeouts/package-serve
	d.Log("ran for ", time.Since(began))
	return err
}
