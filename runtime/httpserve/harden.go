// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net/http"
	"sync"
)

// Harden prepares srv for production and returns it; how it is served and stopped stays with the
// program:
//
//	srv := httpserve.Harden(&http.Server{Addr: addr, Handler: mux})
//
// It sets, where the field is zero, ReadHeaderTimeout to 10s and IdleTimeout to 120s, both only if
// ReadTimeout is zero too, since net/http falls back to it. (10s is chosen here: a header of some KiB
// and a TLS handshake on the slowest of links. 120s is above the 60s of AWS ALB and nginx: an IdleTimeout
// must exceed that of the balancer in front.) Negative values mean no timeout to net/http and stay. ReadTimeout and WriteTimeout are
// never set.
//
// It wraps srv.Handler so that a panic is answered with status 500 and logged, see [Logger] and
// [NoRecover]: set the handler before. After a panic the connection is closed, as net/http does. If
// a part of the answer has been written, it cannot be taken back and the connection is cut, as
// net/http does. [http.ErrAbortHandler] passes through.
//
// A nil Handler stays nil, and only the settings change: code that sets a handler if there is none must
// find none, else http.DefaultServeMux would be served in its place. Give http.DefaultServeMux by name
// to have its panics answered.
//
// Harden must be called before the server serves. Calling it again changes nothing. Only [H2C]
// and the options about panics have an effect.
func Harden(srv *http.Server, opts ...Option) *http.Server {
	prepareMu.Lock()
	defer prepareMu.Unlock()
	cfg := newConfig(opts)
	managed := false
	if srv.Handler == nil {
		fill(srv)
	} else {
		managed = prepare(srv, cfg).managed
	}
	if cfg.h2c && !managed {
		allowH2C(srv)
	}
	return srv
}

// prepareMu guards the fields of every http.Server while they are prepared: one server may run on
// several listeners, and only the first call writes.
var prepareMu sync.Mutex

// prepare fills the settings and wraps the handler, also one that is nil: the server is about to serve, or
// has a handler. It is called with prepareMu held.
func prepare(srv *http.Server, cfg *config) *server {
	// A server may have got its handler from another one that is prepared.
	if g, ok := srv.Handler.(*guard); ok && g.server.http == srv {
		return g.server
	}
	fill(srv)
	s := &server{http: srv, left: make(chan struct{})}
	s.lookout.init(s)
	srv.Handler = &guard{
		server:  s,
		next:    srv.Handler,
		recover: !cfg.noRecover,
		logger:  cfg.logger,
	}
	return s
}

// manage prepares srv for being drained by this package.
func manage(srv *http.Server, cfg *config) *server {
	prepareMu.Lock()
	defer prepareMu.Unlock()
	s := prepare(srv, cfg)
	if !s.managed {
		s.managed = true
		srv.ConnState = s.connState(srv.ConnState)
		srv.BaseContext = s.baseContext(srv.BaseContext)
		s.limit(cfg)
		if cfg.h2c {
			allowH2C(srv)
		}
		ownTLSConfig(srv, cfg)
	}
	s.configure(cfg)
	return s
}
