// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net"
	"net/http"
	"reflect"
	"sync"
	"sync/atomic"
	"time"
)

// conns knows the state of every connection of a server, as told by ConnState. It is made for many
// connections and for at most one lock-free look-up per change, since http.Server tells twice per
// request.
type conns struct {
	byConn sync.Map // net.Conn to *connState
	open   atomic.Int64
	// unknown counts connections of types that cannot be looked up.
	unknown atomic.Int64
}

// connState is what is known of one connection.
type connState struct {
	state atomic.Int32 // http.ConnState
	since atomic.Int64 // clock() of the change; only the first is kept up while the server is not draining
}

// origin is the zero of clock, which costs half of what time.Now does.
var origin = time.Now()

func clock() time.Duration { return time.Since(origin) }

// note records a change. Changes are timed if timed is set, and at the beginning.
func (t *conns) note(c net.Conn, state http.ConnState, timed bool) {
	if reflect.TypeOf(c).Kind() != reflect.Ptr {
		// A struct may hold what cannot be compared, and then cannot be the key of a map.
		switch state {
		case http.StateNew:
			total.accepted.Add(1)
			t.unknown.Add(1)
			t.open.Add(1)
		case http.StateHijacked, http.StateClosed:
			t.unknown.Add(-1)
			t.open.Add(-1)
		}
		return
	}
	switch state {
	case http.StateNew:
		total.accepted.Add(1)
		s := stateOf(c)
		if s == nil {
			s = &connState{}
		}
		s.state.Store(int32(state))
		s.since.Store(int64(clock()))
		t.byConn.Store(c, s)
		t.open.Add(1)
	case http.StateHijacked, http.StateClosed:
		if _, ok := t.byConn.LoadAndDelete(c); ok {
			t.open.Add(-1)
		}
	default:
		s := stateOf(c)
		if s == nil {
			v, ok := t.byConn.Load(c)
			if !ok {
				return
			}
			s = v.(*connState)
		}
		if timed {
			s.since.Store(int64(clock()))
		}
		s.state.Store(int32(state))
	}
}

// stateOf returns the state that is part of the connection, or nil.
func stateOf(c net.Conn) *connState {
	if l := linkOf(c); l != nil {
		return &l.connState
	}
	return nil
}

// each calls f for every connection that can be looked up.
func (t *conns) each(f func(c net.Conn, state http.ConnState, since time.Duration)) {
	t.byConn.Range(func(k, v interface{}) bool {
		s := v.(*connState)
		f(k.(net.Conn), http.ConnState(s.state.Load()), time.Duration(s.since.Load()))
		return true
	})
}

// busy returns how many connections have a request that is not complete. Connections that are not
// known count as busy.
func (t *conns) busy() int {
	n := int(t.unknown.Load())
	t.each(func(_ net.Conn, state http.ConnState, _ time.Duration) {
		if state == http.StateActive {
			n++
		}
	})
	return n
}
