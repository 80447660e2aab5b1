// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"errors"
	"io"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// limits are how slow clients of a server may be.
type limits struct {
	stall     time.Duration // of writes; 0 means no limit
	bodyRate  int           // bytes per second; 0 means no limit
	bodyGrace time.Duration
	watches   bool // connections are wrapped

	// pace is the least time between two looks at streams, which also is how late they may come.
	pace time.Duration
}

// limit sets the limits of the server. It is called before the server serves.
func (s *server) limit(cfg *config) {
	srv := s.http
	// Deadlines of the program are its own affair; net/http takes negative values for none.
	if srv.WriteTimeout == 0 && cfg.writeStall > 0 {
		s.stall = cfg.writeStall
	}
	if srv.ReadTimeout == 0 && cfg.bodyRate > 0 {
		s.bodyRate, s.bodyGrace = cfg.bodyRate, cfg.bodyGrace
	}
	s.watches = s.stall > 0 || s.bodyRate > 0
	s.pace = time.Second
	for _, d := range []time.Duration{s.stall / 8, s.bodyGrace / 8} {
		if d > 0 && d < s.pace {
			s.pace = d
		}
	}
	if s.watches {
		srv.ConnContext = s.connContext(srv.ConnContext)
	}
	if s.stall > 0 {
		limitHTTP2(srv, cfg)
	}
}

// allowance is the time that a client has left to send the body of a request. It shrinks while the
// handler waits for the body, and grows with what arrives.
type allowance struct {
	left, grace time.Duration
	rate        int
}

func (l *limits) allowance() allowance {
	return allowance{left: l.bodyGrace, grace: l.bodyGrace, rate: l.bodyRate}
}

// spend records that the handler waited for d, and got n bytes.
func (a *allowance) spend(d time.Duration, n int64) {
	max, rate := 3*a.grace, int64(a.rate)
	a.left -= d
	if n/rate > int64(max/time.Second) {
		a.left = max // so many bytes that their time might not be a Duration
		return
	}
	a.left += time.Duration(n/rate)*time.Second + time.Duration(n%rate)*time.Second/time.Duration(rate)
	if a.left > max {
		a.left = max
	}
}

// unfit reports whether a deadline, a clock(), does not fit the time left. Clients that are ahead have
// grace at least, so that a fast one costs one deadline in all.
func (a *allowance) unfit(deadline, now time.Duration) bool {
	least := a.left
	if least > a.grace {
		least = a.grace
	}
	return deadline < now+least || least < a.grace && deadline > now+least
}

// margin returns how far ahead to set a deadline: a bit late for clients that are ahead. One that
// comes early could not be corrected: an error of the connection ends the request.
func (a *allowance) margin() time.Duration {
	if a.left >= a.grace {
		return a.left + a.grace/4
	}
	return a.left
}

// serveBody serves an HTTP/1 request that has a body.
//
// From the beginning, the connection has a read deadline: net/http reads what the handler has not
// read before it answers, and after. At the end of the body net/http takes the deadline away.
func (g *guard) serveBody(next http.Handler, w http.ResponseWriter, r *http.Request) {
	l, ok := r.Context().Value(linkKey{}).(*link)
	if !ok {
		g.serveUnwatchedBody(next, w, r)
		return
	}
	l.beginBody(g.server.limits.allowance())
	g.call(next, w, r)
	l.endBody()
}

// linkBody is the body of a request that is being read from a connection. It is judged by what comes
// in there: that costs the request nothing while it waits in buffers, and leaves it as it is.
type linkBody struct {
	// on is set while the body is watched: until somebody else sets a read deadline. That is net/http
	// at the end of the body, or the handler.
	on        atomic.Bool
	allowance               // guarded by link.mu
	deadline  time.Duration // clock() of the deadline that was set here; guarded by link.mu
	got       atomic.Int64  // bytes that have not been added to the allowance

	reader *bodyReader // nil if the system has none
	asked  bool        // for the reader
}

// beginBody sets the first deadline.
func (l *link) beginBody(a allowance) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.body.allowance = a
	l.body.got.Store(0)
	l.body.on.Store(true)
	l.setBodyDeadline(clock())
}

// endBody sets the last deadline, for what net/http reads after the handler.
func (l *link) endBody() {
	if !l.body.on.Load() {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.body.on.Load() {
		// Who reads the body from here on, against the rules, must not touch the deadlines of the
		// next request.
		l.body.on.Store(false)
		l.body.left = l.body.grace
		l.setBodyDeadline(clock())
	}
}

// setBodyDeadline sets the deadline that the body needs. It is called with mu held.
func (l *link) setBodyDeadline(now time.Duration) {
	l.body.deadline = now + l.body.margin()
	l.readUntilClock(l.body.deadline, now)
}

// readBody reads while the body is watched.
func (l *link) readBody(p []byte) (int, error) {
	b := &l.body
	if !b.asked && l.native {
		b.asked, b.reader = true, newBodyReader(l)
	}
	n, since, err := b.reader.read(p)
	if n > 0 && since == 0 {
		b.got.Add(int64(n))
		return n, nil
	}
	if n == 0 && err == nil {
		// It is up to package net to wait, or to say that this is the end, or a deadline.
		if since == 0 {
			since = l.beginWait()
		}
		n, err = l.raw.Read(p)
	}
	l.waited(since, n, err)
	return n, err
}

// beginWait sees to the deadline when the handler begins to wait for the body, and returns the clock().
func (l *link) beginWait() time.Duration {
	now := clock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if b := &l.body; b.on.Load() {
		b.spend(0, b.got.Swap(0))
		if b.unfit(b.deadline, now) {
			l.setBodyDeadline(now)
		}
	}
	return now
}

// waited records that the handler has waited since a clock(), and got n bytes or an error.
func (l *link) waited(since time.Duration, n int, err error) {
	now := clock()
	l.mu.Lock()
	defer l.mu.Unlock()
	b := &l.body
	if !b.on.Load() {
		return
	}
	b.spend(now-since, int64(n))
	if err != nil && errors.Is(err, os.ErrDeadlineExceeded) && now >= b.deadline {
		b.on.Store(false)
		total.slowBodies.Add(1)
	}
}

// bodyRequest is an HTTP/1 request whose body must arrive at a minimum rate, on a connection that is
// not watched. It is a copy, since net/http goes on looking at the body in its own.
type bodyRequest struct {
	http.Request
	body   body
	writer bodyWriter
}

// bodyWriter is the ResponseWriter of a bodyRequest. It sees when the handler takes the deadline over.
type bodyWriter struct {
	wrappedWriter
	body *body
}

// SetReadDeadline is for http.ResponseController.
func (w *bodyWriter) SetReadDeadline(t time.Time) error {
	w.body.letGo()
	return w.http1Writer.SetReadDeadline(t)
}

// serveUnwatchedBody is serveBody for connections that are not watched: those of a listener that
// yields TLS connections.
func (g *guard) serveUnwatchedBody(next http.Handler, w http.ResponseWriter, r *http.Request) {
	h, ok := w.(http1Writer)
	if !ok || r.Body == nil || r.Body == http.NoBody {
		g.call(next, w, r)
		return
	}
	own := &bodyRequest{Request: *r}
	b := &own.body
	b.ReadCloser, b.conn, b.from, b.to = r.Body, h, r, &own.Request
	b.allowance = g.server.limits.allowance()
	own.Body = b
	own.writer = bodyWriter{wrappedWriter{h}, b}
	b.begin()
	g.call(next, &own.writer, &own.Request)
	// net/http removes its files after the handler.
	r.MultipartForm = own.MultipartForm
	b.end(w)
}

// body is the body of an HTTP/1 request.
type body struct {
	io.ReadCloser
	conn     http1Writer // for its read deadline
	from, to *http.Request

	mu sync.Mutex // not held while the body is read
	allowance
	until time.Duration // clock() of the deadline
	done  bool          // at the end, or no business of this package any more
}

// begin sets the first deadline.
func (b *body) begin() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.set(clock())
}

// end sets the last deadline, for what net/http reads after the handler.
func (b *body) end(w http.ResponseWriter) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.done {
		return
	}
	// Who reads the body from here on, against the rules, must not touch the deadlines of the next
	// request.
	b.done = true
	if _, err := w.Write(nil); err != http.ErrHijacked {
		b.left = b.grace
		b.set(clock())
	}
}

// letGo leaves the deadline to the handler.
func (b *body) letGo() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done = true
}

// watch makes sure that the deadline fits the client's time.
func (b *body) watch(now time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.done && b.unfit(b.until, now) {
		b.set(now)
	}
}

// set sets the deadline.
func (b *body) set(now time.Duration) {
	b.until = now + b.margin()
	b.conn.SetReadDeadline(time.Now().Add(b.until - now))
}

// Read implements io.Reader.
func (b *body) Read(p []byte) (int, error) {
	before := clock()
	b.watch(before)
	n, err := b.ReadCloser.Read(p)
	now := clock()
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == io.EOF && b.to.Trailer == nil {
		b.to.Trailer = b.from.Trailer
	}
	if b.done {
		return n, err
	}
	b.spend(now-before, int64(n))
	switch {
	case err == io.EOF:
		b.done = true
	case errors.Is(err, os.ErrDeadlineExceeded) && now >= b.until:
		b.done = true
		total.slowBodies.Add(1)
	}
	return n, err
}
