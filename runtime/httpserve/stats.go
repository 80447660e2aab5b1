// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Statistics is what [Stats] returns. Numbers of connections and requests count from the start of
// the process.
type Statistics struct {
	// Open connections by state, see [http.ConnState]. Hijacked ones are not counted.
	New    int // no request has been read
	Active int // a request is being read or answered
	Idle   int // kept alive

	Accepted int64 // connections
	Drained  int64 // connections that ended during a drain with all their requests answered
	Cut      int64 // connections that a drain cut at its deadline, with a request on them

	SlowHeaders int64 // connections closed because no complete header came in time, nor a TLS handshake (ReadHeaderTimeout)
	SlowBodies  int64 // requests whose body came too slowly ([BodyRate])
	SlowReaders int64 // connections reset because the client did not read ([WriteStall])
	SlowStreams int64 // HTTP/2 streams reset because the client did not accept data ([WriteStall])

	Panics int64 // requests whose handler panicked, other than with [http.ErrAbortHandler]

	Draining bool // a server is being drained, or all were
}

// Stats returns the state of all servers of the process that were started by [Run] or its siblings,
// for programs that publish it. The numbers are taken one after the other: they need not add up while
// connections come and go. SlowHeaders leaves out connections of listeners that yield TLS
// connections. Panics includes those of servers prepared by [Harden].
//
// It looks at every open connection: some 10ms for 100000 of them. Nothing is counted per request.
func Stats() Statistics {
	s := Statistics{
		Accepted:    total.accepted.Load(),
		Drained:     total.drained.Load(),
		Cut:         total.cut.Load(),
		SlowHeaders: total.slowHeaders.Load(),
		SlowBodies:  total.slowBodies.Load(),
		SlowReaders: total.slowReaders.Load(),
		SlowStreams: total.slowStreams.Load(),
		Panics:      total.panics.Load(),
	}
	select {
	case <-process.draining:
		s.Draining = true
	default:
	}
	for _, srv := range roster.list() {
		s.Draining = s.Draining || srv.draining.Load()
		s.Active += int(srv.conns.unknown.Load())
		srv.conns.each(func(_ net.Conn, state http.ConnState, _ time.Duration) {
			switch state {
			case http.StateNew:
				s.New++
			case http.StateIdle:
				s.Idle++
			default:
				s.Active++
			}
		})
	}
	return s
}

// total counts events of the whole process.
var total struct {
	accepted, drained, cut                            atomic.Int64
	slowHeaders, slowBodies, slowReaders, slowStreams atomic.Int64
	panics                                            atomic.Int64
}

// roster holds the servers of the process that have listeners or connections.
var roster registry

// registry is a set of servers.
type registry struct {
	mu      sync.Mutex
	servers map[*server]bool
}

func (r *registry) add(s *server) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.servers == nil {
		r.servers = make(map[*server]bool)
	}
	r.servers[s] = true
}

// list returns the servers, without those that have ended.
func (r *registry) list() []*server {
	r.mu.Lock()
	defer r.mu.Unlock()
	var l []*server
	for s := range r.servers {
		if s.over() {
			delete(r.servers, s)
		} else {
			l = append(l, s)
		}
	}
	return l
}
