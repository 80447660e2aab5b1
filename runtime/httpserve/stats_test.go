// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"errors"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// eventually waits until ok, and fails when it never becomes so.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(20 * time.Second)
	for !ok() {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("never: %s: %+v", what, Stats())
		}
	}
}

func TestStats(t *testing.T) {
	eventually(t, "the servers of other tests have ended", func() bool {
		s := Stats()
		return s.New+s.Active+s.Idle == 0
	})
	before := Stats()
	entered, leave := make(chan struct{}), make(chan struct{})
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		if r.Method == "GET" {
			close(entered)
			<-leave
		}
	})}, local(t))
	fresh := dial(t, "tcp", r.addr)
	dial(t, "tcp", r.addr).roundTrip(t)
	dial(t, "tcp", r.addr).roundTrip(t)
	active := dial(t, "tcp", r.addr)
	io.WriteString(active, rawGet)
	<-entered
	eventually(t, "1 new, 1 active, 2 idle", func() bool {
		s := Stats()
		return s.New == 1 && s.Active == 1 && s.Idle == 2
	})
	if s := Stats(); s.Accepted-before.Accepted != 4 || s.Draining {
		t.Errorf("%+v", s)
	}
	fresh.Close() // the drain would wait for its request
	eventually(t, "0 new", func() bool { return Stats().New == 0 })
	stopped := make(chan error)
	go func() { stopped <- r.stop() }()
	eventually(t, "draining", func() bool { return Stats().Draining })
	close(leave)
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	eventually(t, "all are drained", func() bool { return Stats().Drained-before.Drained == 3 })
	if s := Stats(); s.New+s.Active+s.Idle != 0 || s.Cut != before.Cut || s.Draining {
		t.Errorf("%+v", s)
	}
}

func TestStatsOfForcedEnd(t *testing.T) {
	before := Stats()
	entered := make(chan struct{})
	leave := make(chan struct{})
	defer close(leave)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-leave
	})}, local(t), DrainTimeout(50*time.Millisecond))
	io.WriteString(dial(t, "tcp", r.addr), rawGet)
	<-entered
	if err := r.stop(); !errors.Is(err, ErrForced) {
		t.Error(err)
	}
	if s := Stats(); s.Cut-before.Cut != 1 || s.Drained != before.Drained {
		t.Errorf("%+v, before %+v", s, before)
	}
}

// Slow headers are told from idle connections.
func TestStatsOfSlowHeaders(t *testing.T) {
	before := Stats()
	const timeout = 100 * time.Millisecond
	r := start(t, &http.Server{Handler: okHandler, ReadHeaderTimeout: timeout, IdleTimeout: timeout}, local(t))
	idle, later, first := dial(t, "tcp", r.addr), dial(t, "tcp", r.addr), dial(t, "tcp", r.addr)
	idle.roundTrip(t)
	later.roundTrip(t)
	for _, c := range []*rawConn{later, first} {
		io.WriteString(c, "GET / HTTP/1.1\r\nHost:")
	}
	for _, c := range []*rawConn{idle, later, first} {
		io.Copy(io.Discard, c.r)
	}
	if n := Stats().SlowHeaders - before.SlowHeaders; n != 2 {
		t.Errorf("%d slow headers counted", n)
	}
}

// crowd returns a server with n open connections, each of which remembers a read deadline.
func crowd(n int) *server {
	srv := &http.Server{}
	s := manage(srv, newConfig(nil))
	roster.add(s)
	for range n {
		c := s.watch(&net.TCPConn{})
		srv.ConnState(c, http.StateNew)
		l := linkOf(c)
		l.postpone(&s.lookout)
		l.until.Store(int64(clock() + time.Hour))
	}
	return s
}

// What it costs to look at all connections of a server, for Stats and for the lookout.
func BenchmarkCrowd(b *testing.B) {
	s := crowd(100000)
	b.Cleanup(func() {
		for _, c := range s.conns.all() {
			s.http.ConnState(c, http.StateClosed)
		}
	})
	b.Run("Stats", func(b *testing.B) {
		for range b.N {
			Stats()
		}
	})
	b.Run("lookout", func(b *testing.B) {
		for range b.N {
			s.lookout.round()
		}
	})
}
