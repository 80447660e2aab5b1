// Package core is the innermost layer.
package core

import (
	"net/http"
	"time"
)

// Core owns the server.
type Core struct {
	srv   *http.Server
	since time.Time
}

// Build makes a Core.
func Build(addr string, h http.Handler) *Core {
	c := &Core{since: time.Now()}
	c.srv = &http.Server{Addr: addr, Handler: h}
	c.srv.ReadTimeout = time.Minute
	return c
}

// Server returns the server.
func (c *Core) Server() *http.Server { return c.srv }

// Age says for how long there is one.
func (c *Core) Age() time.Duration { return time.Since(c.since) }
