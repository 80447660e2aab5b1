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
// connections, and for changes of state that take no lock, since http.Server tells twice per request.
//
// Connections that are watched keep what is known of them, and are in lists. Others are in a map.
type conns struct {
	lists  [listCount]list
	turn   atomic.Uint32 // which list the next connection gets into
	byConn sync.Map      // net.Conn to *connState, of those that are not watched
	open   atomic.Int64
	// unknown counts connections of types that cannot be looked up.
	unknown atomic.Int64
}

// listCount is how many lists there are. They are there so that somebody who looks at all
// connections does not hold up for long those who come and go.
const listCount = 8

// list is a part of the connections that are watched.
type list struct {
	mu    sync.Mutex
	first *link
}

// connState is what is known of one connection.
type connState struct {
	state atomic.Int32 // http.ConnState
	since atomic.Int64 // clock() of the change; only the first is kept up while the server is not draining
}

// begin is the state of a connection that was just accepted.
func (s *connState) begin() {
	s.state.Store(int32(http.StateNew))
	s.since.Store(int64(clock()))
}

// place is where a connection that is watched is in the lists.
type place struct {
	list *list // set once, by the first call of ConnState

	// guarded by list.mu
	conn       net.Conn // as http.Server knows it; nil if it is not in the list any more
	next, prev *link
}

// origin is the zero of clock, which costs half of what time.Now does.
var origin = time.Now()

func clock() time.Duration { return time.Since(origin) }

// note records a change. The link is that of the connection, nil if it has none. Changes are timed
// if timed is set, and at the beginning.
func (t *conns) note(c net.Conn, l *link, state http.ConnState, timed bool) {
	if l == nil && reflect.TypeOf(c).Kind() != reflect.Ptr {
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
		if l != nil {
			l.connState.begin()
			t.lists[t.turn.Add(1)%listCount].add(l, c)
		} else {
			s := new(connState)
			s.begin()
			t.byConn.Store(c, s)
		}
		t.open.Add(1)
	case http.StateHijacked, http.StateClosed:
		known := false
		if l != nil {
			known = l.remove()
		} else {
			_, known = t.byConn.LoadAndDelete(c)
		}
		if known {
			t.open.Add(-1)
		}
	default:
		var s *connState
		if l != nil {
			s = &l.connState
			if state == http.StateIdle {
				l.answers.idle()
			}
		} else if v, ok := t.byConn.Load(c); ok {
			s = v.(*connState)
		} else {
			return
		}
		if timed {
			s.since.Store(int64(clock()))
		}
		s.state.Store(int32(state))
	}
}

// add puts a connection into the list.
func (t *list) add(l *link, c net.Conn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	l.list, l.conn, l.next = t, c, t.first
	if t.first != nil {
		t.first.prev = l
	}
	t.first = l
}

// remove takes the connection out of its list. It reports whether it was in one.
func (p *place) remove() bool {
	t := p.list
	if t == nil {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if p.conn == nil {
		return false
	}
	if p.prev != nil {
		p.prev.next = p.next
	} else {
		t.first = p.next
	}
	if p.next != nil {
		p.next.prev = p.prev
	}
	p.conn, p.next, p.prev = nil, nil, nil
	return true
}

// eachLink calls f for every connection that is watched. It must be quick, and neither close
// connections nor look at all of them.
func (t *conns) eachLink(f func(*link)) {
	for i := range t.lists {
		t.lists[i].each(f)
	}
}

func (t *list) each(f func(*link)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for l := t.first; l != nil; l = l.next {
		f(l)
	}
}

// each calls f for every connection that can be looked up. For f the same holds as in eachLink.
func (t *conns) each(f func(c net.Conn, state http.ConnState, since time.Duration)) {
	t.eachLink(func(l *link) {
		f(l.conn, http.ConnState(l.state.Load()), time.Duration(l.since.Load()))
	})
	t.byConn.Range(func(k, v interface{}) bool {
		s := v.(*connState)
		f(k.(net.Conn), http.ConnState(s.state.Load()), time.Duration(s.since.Load()))
		return true
	})
}

// all returns the connections that can be looked up.
func (t *conns) all() (list []net.Conn) {
	t.each(func(c net.Conn, _ http.ConnState, _ time.Duration) { list = append(list, c) })
	return list
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
