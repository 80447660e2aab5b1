// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"math"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// leadOfLookout is how long before a read deadline the lookout comes by.
	leadOfLookout = time.Second
	// nearDeadline is how far ahead a deadline is at most that the lookout sets when it comes by. The
	// difference is the least time between two rounds.
	nearDeadline = 2 * time.Second

	never = math.MaxInt64 // a clock()
)

// lookout sets the read deadlines that connections of a server have only remembered. net/http sets
// several for each request, seconds or minutes ahead, and takes nearly all of them back before they
// come near; each costs a change of a timer in the Go runtime. Here one timer per server goes off
// shortly before the first of the deadlines, and then those that are near are set for good: they end
// reads at their time, neither earlier nor later.
//
// In passing, it looks after the answers of HTTP/2 connections, see answers, and after streams whose
// handler waits for the client.
//
// The timer stands still when no connection remembers a deadline, no answer may still be unsent, and no
// handler waits. There is nothing to stop when the server ends.
type lookout struct {
	server *server
	due    atomic.Int64 // clock() of the next round, or never

	mu    sync.Mutex // held while due is brought forward
	timer *time.Timer
}

func (o *lookout) init(s *server) {
	o.server = s
	o.due.Store(never)
}

// comesBefore reports whether a round is due some time before at, which the connection already
// remembers: that round will see it. One that is under way may have passed the connection, and has
// left nothing behind in due.
func (o *lookout) comesBefore(at time.Duration) bool {
	return o.due.Load() <= int64(at-leadOfLookout)
}

// comeBy makes sure that there is a round at a clock() or before. Like remembered deadlines, what that
// round is to see must be stored before.
func (o *lookout) comeBy(at time.Duration) {
	if o.due.Load() > int64(at) {
		o.bringForward(at)
	}
}

// bringForward makes sure that there is a round at a clock() or before.
func (o *lookout) bringForward(at time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if int64(at) >= o.due.Load() {
		return
	}
	o.due.Store(int64(at))
	wait := at - clock()
	if o.timer == nil {
		o.timer = time.AfterFunc(wait, o.round)
	} else {
		o.timer.Reset(wait)
	}
}

// round sets the deadlines that are near. It looks at every connection of the server that is watched,
// and every stream: some 15ms for 100000 of them.
func (o *lookout) round() {
	o.due.Store(never)
	now, next := clock(), time.Duration(never)
	soon := now + o.server.pace // at the earliest, but for read deadlines, which nobody can ask for often
	later := func(at time.Duration) {
		if at < soon {
			at = soon
		}
		if at < next {
			next = at
		}
	}
	var hopeless []*link
	o.server.conns.eachLink(func(l *link) {
		if at := l.setIfNear(now); at != never && at-leadOfLookout < next {
			next = at - leadOfLookout
		}
		at, cut := l.answers.look(l, now)
		later(at)
		if cut {
			hopeless = append(hopeless, l)
		}
	})
	at, verdicts := o.server.streams.look(now)
	later(at)
	if next != never {
		o.bringForward(next)
	}
	for _, l := range hopeless {
		l.cutHopeless()
	}
	for _, v := range verdicts {
		v.execute()
	}
}

// readDeadline is the read deadline of a connection: a clock() that the connection remembers, or one
// of those below. It changes under link.mu only.
type readDeadline struct {
	atomic.Int64
}

const (
	noDeadline = 0
	// deadlineSet: the connection has a deadline of its own. The next one is then set as well, until
	// there is none. In the course of a request, that is so from when net/http ends its reading in
	// the background, after the handler, to the moment it takes that back.
	deadlineSet = -1
	// passOn: nothing is remembered. The connection is not in the list of the server, which the
	// lookout goes through, or is closed, or hijacked.
	passOn = -2
)

// postpone makes the connection remember deadlines from now on. It is in the list of the server.
// Connections that are not sockets are told of every one: the program may have its own idea of what
// that means.
func (l *link) postpone(o *lookout) {
	if !l.native {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lookout = o
	l.until.Store(noDeadline)
}

// setReadDeadline is called by net/http several times for each request, and by handlers through
// http.ResponseController.
func (l *link) setReadDeadline(t time.Time) error {
	if t.IsZero() && l.until.Load() == noDeadline {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.body.on.Store(false)
	return l.readUntil(t)
}

// readUntil sets or remembers the read deadline. It is called with mu held.
func (l *link) readUntil(t time.Time) error {
	switch l.until.Load() {
	case passOn:
		return l.raw.SetReadDeadline(t)
	case deadlineSet:
	default:
		if t.IsZero() {
			l.until.Store(noDeadline)
			return nil
		}
		if l.remember(clockAt(t)) {
			return nil
		}
	}
	if t.IsZero() {
		l.until.Store(noDeadline)
	} else {
		l.until.Store(deadlineSet)
	}
	return l.raw.SetReadDeadline(t)
}

// readUntilClock is readUntil for a clock(), now being another one. It is called with mu held.
func (l *link) readUntilClock(at, now time.Duration) {
	if l.until.Load() < noDeadline || !l.remember(at) {
		l.readUntil(time.Now().Add(at - now))
	}
}

// remember remembers a deadline if the lookout comes by before it. It is called with mu held, when none
// is set. In most cases a round is due anyway, and no clock has to be looked at.
func (l *link) remember(at time.Duration) bool {
	if at <= noDeadline {
		return false
	}
	before := l.until.Load()
	l.until.Store(int64(at))
	if l.lookout.comesBefore(at) {
		return true
	}
	if at-clock() > nearDeadline {
		l.lookout.bringForward(at - leadOfLookout)
		return true
	}
	l.until.Store(before)
	return false
}

// setIfNear sets the deadline that the connection remembers, if it is near. If it is not, its
// clock() is returned, otherwise never.
func (l *link) setIfNear(now time.Duration) time.Duration {
	at := time.Duration(l.until.Load())
	if at > noDeadline && at-now <= nearDeadline {
		l.mu.Lock()
		defer l.mu.Unlock()
		if at = time.Duration(l.until.Load()); at > noDeadline && at-now <= nearDeadline {
			l.until.Store(deadlineSet)
			l.raw.SetReadDeadline(time.Now().Add(at - clock()))
			return never
		}
	}
	if at <= noDeadline {
		return never
	}
	return at
}

// forget passes all deadlines on from now on. What is remembered is set if the connection lives.
func (l *link) forget(lives bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := time.Duration(l.until.Load())
	l.until.Store(passOn)
	if lives && at > noDeadline {
		l.raw.SetReadDeadline(time.Now().Add(at - clock()))
	}
}

// clockAt returns the clock() at t, which must not be zero.
func clockAt(t time.Time) time.Duration {
	if t.Before(origin) {
		return 0
	}
	if t == t.Round(0) {
		// By the time of day: what counts is how far that is ahead, as for package net.
		return clock() + time.Until(t)
	}
	return t.Sub(origin)
}
