// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net/http"
	"sync/atomic"
	"time"
)

// answers is what is known of answers on an HTTP/2 connection whose handler has returned. Their end, which for a
// short one is all of it, is in a buffer of net/http, which then sends it when the client lets it. After the
// handler, nothing can be asked of the stream any more, and a deadline that is set before, for each of
// them, is a tenth of what a small request costs. But an answer that was sent ends its stream, and a connection
// without streams is idle, which net/http tells. Nearly all connections are idle at some moment of
// every minute. So ends of answers have no deadline; only where the connection is not idle for half of
// WriteStall after one of them, they get one from then on, and the lookout comes by:
//
//   - When no handler runs and no request has come for another half of WriteStall, answers are all
//     that is left: the client does not take them, and the connection is closed. Only where the client
//     acknowledges something, it is given time for what may be queued before the answer.
//   - When no handler runs at several times, but requests come, the connection is to end: a client
//     might hide answers that it does not take behind others. It is told with GOAWAY, at which it
//     loses nothing, and then either gets idle or is closed as above.
//   - While a handler runs, such as an event stream, there is a reason not to be idle. What the client
//     has not taken until then is kept for as long; there are no more of such answers than streams that
//     the client may open at once (http.HTTP2Config.MaxConcurrentStreams).
type answers struct {
	// state is a clock() when the first end of an answer was left to net/http since the connection was
	// idle, or one of those below.
	state   atomic.Int64
	running atomic.Int32 // handlers
	asked   atomic.Bool  // a request has come since the last look; kept up where answers are in doubt

	// What the last look has seen; guarded by list.mu, as look is.
	looked time.Duration // clock() of it
	quiet  int           // looks in a row that saw no handler run
	acked  int64         // by the client
}

const (
	answersTaken    = 0  // all, or there were none
	answersInDoubt  = -1 // the connection was not idle for long
	answersRetiring = -2 // the same, and the client is told to use another connection

	// quietLooks is how many looks in a row must see no handler run before a client that goes on
	// asking is told to use another connection.
	quietLooks = 3
)

// begin is called before the handler of a stream. It reports whether the connection is to end.
func (a *answers) begin() (retiring bool) {
	a.running.Add(1)
	state := a.state.Load()
	if state >= answersTaken {
		return false
	}
	a.asked.Store(true)
	return state == answersRetiring
}

// end is called after the handler of a stream.
func (a *answers) end() { a.running.Add(-1) }

// idle is called when the connection has no streams any more.
func (a *answers) idle() {
	if a.state.Load() != answersTaken {
		a.state.Store(answersTaken)
	}
}

// leave leaves the end of an answer to net/http, and reports whether it may be left without a deadline.
func (l *link) leave() bool {
	if l.isIdle() {
		return true // the client has reset the stream
	}
	a := &l.answers
	state := a.state.Load()
	if state != answersTaken {
		return state > answersTaken
	}
	now := clock()
	if a.state.CompareAndSwap(answersTaken, int64(now)) {
		l.lookout.comeBy(now + l.stall/2)
	}
	return true
}

// isIdle reports whether the connection has no streams, as net/http has told.
func (l *link) isIdle() bool { return http.ConnState(l.state.Load()) == http.StateIdle }

// look is called by the lookout, which comes by for other reasons too. It returns when it is to come by
// again, and whether the connection is to be closed.
func (a *answers) look(l *link, now time.Duration) (next time.Duration, hopeless bool) {
	state := a.state.Load()
	if state == answersTaken {
		return never, false
	}
	if l.isIdle() {
		// What was left belonged to a stream that had been reset before.
		a.state.CompareAndSwap(state, answersTaken)
		return never, false
	}
	next = now + l.stall/2
	if state > answersTaken {
		if at := time.Duration(state) + l.stall/2; now < at {
			return at, false
		}
		if !a.state.CompareAndSwap(state, answersInDoubt) {
			return never, false // idle just now; whoever leaves the next one calls the lookout
		}
		a.looked, a.quiet, a.acked = now, 0, l.acknowledged()
		a.asked.Store(false)
		return next, false
	}
	if at := a.looked + l.stall/2; now < at {
		return at, false
	}
	running, asked := a.running.Load() > 0, a.asked.Swap(false)
	acked := l.acknowledged()
	taken := acked - a.acked
	a.looked, a.acked = now, acked
	if running {
		a.quiet = 0
		return next, false
	}
	a.quiet++
	switch {
	case asked:
		if a.quiet >= quietLooks {
			a.state.CompareAndSwap(answersInDoubt, answersRetiring)
		}
	case taken < l.leastTaken()/2 || a.quiet >= quietLooks:
		// Up to here, the answer may have waited its turn behind what the client takes slowly.
		return next, true
	}
	return next, false
}

// cutHopeless closes a connection of which look has said so, unless something has happened since.
func (l *link) cutHopeless() {
	if a := &l.answers; a.state.Load() < answersTaken && a.running.Load() == 0 && !l.isIdle() {
		l.cut()
	}
}
