// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// freshWait is how long a new connection may take to send its first request while the server
	// drains; http.Server has the same limit (golang/go#22682).
	freshWait = 5 * time.Second
	// entryWait is how long a request that was read may take to enter the handler. http.Server
	// drops it when Shutdown comes between.
	entryWait = 50 * time.Millisecond
	// pollMin is the least time between two looks at all connections.
	pollMin = 5 * time.Millisecond
	// stuckWait is how long the drain waits for calls that should return at once. They do not when
	// Accept of a listener of the program does not return after Close.
	stuckWait = time.Second
)

// server is what this package knows of an http.Server. It hangs on the server's handler, see guard.
type server struct {
	http    *http.Server
	conns   conns
	streams streamLists
	lookout lookout

	// draining makes answers say that the connection ends. It is read once or twice per request.
	draining atomic.Bool

	managed bool // ConnState and BaseContext are set; guarded by prepareMu
	limits       // set together with managed

	mu        sync.Mutex
	stopped   bool // add refuses
	listeners []*listener
	configs   []*config // of all calls
	cancels   []context.CancelFunc
	keyPairs  []*keyPair // of TLS, for each two files one

	drainOnce sync.Once
	cut       int         // connections that drain cut
	closing   atomic.Bool // connections that close from here on are cut

	// ending is set when drain has taken over: an end of Serve is then its doing.
	ending atomic.Bool
	// left is closed when the program itself has called Shutdown or Close.
	left     chan struct{}
	leftOnce sync.Once
}

// add registers a listener for the drain. It reports false when the drain has begun.
func (s *server) add(l *listener) bool {
	s.mu.Lock()
	if s.stopped {
		s.mu.Unlock()
		return false
	}
	l.watch = s.watch
	s.listeners = append(s.listeners, l)
	s.mu.Unlock()
	roster.add(s)
	return true
}

// over reports whether the server has neither listeners nor connections.
func (s *server) over() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.listeners) == 0 && s.conns.open.Load() == 0
}

// configure adds the options of a call to those that the drain looks at.
func (s *server) configure(c *config) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.configs = append(s.configs, c)
}

// remove forgets a listener whose Serve has returned.
func (s *server) remove(l *listener) {
	close(l.left)
	defer roster.list() // forgets what has ended
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.listeners {
		if s.listeners[i] == l {
			s.listeners = append(s.listeners[:i:i], s.listeners[i+1:]...)
			return
		}
	}
}

// leftByProgram reports whether err, returned by Serve, comes from the program's own Shutdown or
// Close. The drain then leaves the server alone.
func (s *server) leftByProgram(err error) bool {
	if err != http.ErrServerClosed || s.ending.Load() {
		return false
	}
	s.leftOnce.Do(func() { close(s.left) })
	return true
}

// connState replaces the ConnState of the server.
func (s *server) connState(next func(net.Conn, http.ConnState)) func(net.Conn, http.ConnState) {
	return func(c net.Conn, state http.ConnState) {
		draining, l := s.draining.Load(), linkOf(c)
		s.conns.note(c, l, state, draining)
		switch state {
		case http.StateNew:
			if l != nil {
				l.postpone(&s.lookout)
			}
		case http.StateIdle:
			if l != nil {
				l.begun.Store(false)
			}
		case http.StateHijacked:
			if l != nil {
				l.letGo()
			}
		case http.StateClosed:
			if draining && !s.closing.Load() {
				total.drained.Add(1)
			}
		}
		if next != nil {
			next(bare(c), state)
		}
	}
}

// baseContext replaces the BaseContext of the server.
func (s *server) baseContext(next func(net.Listener) context.Context) func(net.Listener) context.Context {
	return func(l net.Listener) context.Context {
		parent := context.Background()
		if next != nil {
			if own, ok := l.(*listener); ok {
				l = own.Listener
			}
			if parent = next(l); parent == nil {
				return nil // http.Server has words for that
			}
		}
		ctx, cancel := context.WithCancel(parent)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.cancels = append(s.cancels, cancel)
		return ctx
	}
}

func (s *server) cancelContexts() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, cancel := range s.cancels {
		cancel()
	}
	s.cancels = nil
}

// drain ends the server without losing a request, and returns how many connections it had to cut. A
// second call waits for the first. The order matters; net/http's Shutdown alone closes idle
// connections whose next request is under way and drops requests it has already read
// (golang/go#9478, #23829, #75591).
func (s *server) drain(sig os.Signal) int {
	s.drainOnce.Do(func() { s.cut = s.doDrain(sig) })
	return s.cut
}

func (s *server) doDrain(sig os.Signal) int {
	s.mu.Lock()
	s.stopped = true
	listeners := append([]*listener(nil), s.listeners...)
	p := s.configs[0].planFor(sig)
	for _, c := range s.configs[1:] {
		p = p.longer(c.planFor(sig))
	}
	s.mu.Unlock()

	// Tell every client with its next answer.
	s.draining.Store(true)
	begin := clock()
	if p.delay > 0 {
		t := time.NewTimer(p.delay)
		select {
		case <-t.C:
		case <-s.left:
			t.Stop()
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	if p.timeout > 0 {
		cancel()
		ctx, cancel = context.WithTimeout(context.Background(), p.timeout)
		lead := p.timeout / 4
		if lead > time.Second {
			lead = time.Second
		}
		// Let handlers that listen leave in time.
		defer time.AfterFunc(p.timeout-lead, s.cancelContexts).Stop()
	}
	defer cancel()

	// Close the sockets, but leave the server as it is.
	_, handedOn := sig.(replaced)
	for _, l := range listeners {
		l.stop(handedOn)
	}
	for _, l := range listeners {
		l.wait(stuckWait)
	}
	s.settle(ctx, p, begin)

	select {
	case <-s.left:
		// The program shuts the server down: wait for it, and do not call its RegisterOnShutdown
		// functions twice.
		s.waitClosed(ctx)
		return 0
	default:
	}
	s.ending.Store(true)
	cut := s.shutdown(ctx)
	s.cancelContexts()
	return cut
}

// settle waits until Shutdown would not lose a request.
func (s *server) settle(ctx context.Context, p plan, begin time.Duration) {
	closed := clock()
	limit := freshWait
	if 2*p.linger > limit {
		limit = 2 * p.linger
	}
	if p.timeout > 0 && limit > p.timeout/2 {
		limit = p.timeout / 2 // leave time for Shutdown
	}
	for s.conns.open.Load() > 0 {
		now := clock()
		if now-closed >= limit {
			return
		}
		settled := true
		s.conns.each(func(_ net.Conn, state http.ConnState, since time.Duration) {
			switch state {
			case http.StateNew:
				// Accepted, and its request not read.
				settled = settled && now-since >= freshWait
			case http.StateIdle:
				if since < closed {
					since = closed
				}
				settled = settled && now-since >= p.linger
			case http.StateActive:
				if since < begin {
					since = begin
				}
				settled = settled && now-since >= entryWait
			}
		})
		if settled {
			return
		}
		// Never spend more than a tenth of the time on looking.
		pause := 10 * (clock() - now)
		if pause < pollMin {
			pause = pollMin
		}
		if !s.pause(ctx, pause) {
			return
		}
	}
}

// waitClosed waits until no connection is left.
func (s *server) waitClosed(ctx context.Context) {
	for s.conns.open.Load() > 0 {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pollMin):
		}
	}
}

// pause reports whether the time passed without anything that ends the wait.
func (s *server) pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
	case <-s.left:
	}
	return false
}

// shutdown calls Shutdown, at the deadline Close, and returns how many connections were cut.
func (s *server) shutdown(ctx context.Context) int {
	done := make(chan error, 1)
	go func() { done <- s.http.Shutdown(ctx) }()
	// Shutdown looks for the last connection every 500ms only. It gets the first looks: until then
	// it may not have started the functions of RegisterOnShutdown.
	tick := time.NewTicker(4 * pollMin)
	defer tick.Stop()
wait:
	for {
		select {
		case err := <-done:
			if err == nil || ctx.Err() == nil {
				return 0
			}
			break wait
		case <-tick.C:
			if s.conns.open.Load() == 0 {
				return 0
			}
		case <-ctx.Done():
			waitAtMost(stuckWait, func() { <-done })
			break wait
		}
	}
	cut := s.conns.busy()
	total.cut.Add(int64(cut))
	s.closing.Store(true)
	if !waitAtMost(stuckWait, func() { s.http.Close() }) {
		for _, c := range s.conns.all() {
			c.Close()
		}
	}
	return cut
}

// waitAtMost runs f in a goroutine of its own and reports whether it returned in time.
func waitAtMost(d time.Duration, f func()) bool {
	done := make(chan struct{})
	go func() {
		f()
		close(done)
	}()
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-done:
		return true
	case <-t.C:
		return false
	}
}
