// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// streamPiece is how much is written to an HTTP/2 stream at once: the size of a frame that every
	// client takes.
	streamPiece = 16 * 1024
	// streamBuffer is how much net/http keeps until the handler returns.
	streamBuffer = 4 * 1024

	defaultSendPingTimeout = 30 * time.Second // http.HTTP2Config.SendPingTimeout
	defaultPingTimeout     = 15 * time.Second // http.HTTP2Config.PingTimeout
)

// limitHTTP2 fills the fields of srv.HTTP2 that end dead connections, in a copy.
func limitHTTP2(srv *http.Server, cfg *config) {
	c := new(http.HTTP2Config)
	if srv.HTTP2 != nil {
		*c = *srv.HTTP2
	}
	if c.SendPingTimeout == 0 {
		c.SendPingTimeout = defaultSendPingTimeout
	}
	if c.PingTimeout == 0 {
		c.PingTimeout = defaultPingTimeout
	}
	switch cfg.listener.(type) {
	case nil, *net.TCPListener, *net.UnixListener:
		// The connections are watched, which is kinder to slow readers: WriteByteTimeout goes by what
		// the send buffer takes.
	default:
		if c.WriteByteTimeout == 0 {
			c.WriteByteTimeout = cfg.writeStall
		}
	}
	srv.HTTP2 = c
}

// serveStream serves an HTTP/2 request.
func (g *guard) serveStream(next http.Handler, w http.ResponseWriter, r *http.Request) {
	inner, ok := w.(streamWriter)
	if !ok {
		g.call(next, w, r)
		return
	}
	var s *stream
	if g.server.bodyRate > 0 && mayHaveBody(r) {
		b := &uploadStream{}
		b.body = streamBody{ReadCloser: r.Body, stream: &b.stream, allowance: g.server.limits.allowance()}
		s, r.Body = &b.stream, &b.body
		s.body = &b.body
	} else {
		s = &stream{}
	}
	s.streamWriter, s.stall = inner, g.server.stall
	if l, ok := r.Context().Value(linkKey{}).(*link); ok && l.lookout != nil && s.stall > 0 {
		s.link = l
		if l.answers.begin() {
			sayClose(w, r)
		}
	}
	defer s.end()
	g.call(next, s, r)
}

// mayHaveBody reports whether an HTTP/2 request has a body, or has still to say that it has none: the
// client may state a length of 0 and not end its side.
func mayHaveBody(r *http.Request) bool {
	return r.Body != nil && r.Body != http.NoBody && (r.ContentLength != 0 || len(r.Header["Content-Length"]) > 0)
}

// uploadStream is a stream with the body of its request, in one allocation.
type uploadStream struct {
	stream
	body streamBody
}

// streamWriter is what the ResponseWriter of HTTP/2 implements, among others.
type streamWriter interface {
	http.ResponseWriter
	FlushError() error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
}

// stream is the ResponseWriter of an HTTP/2 request. HTTP/2 has a flow control of its own for every
// stream, which the progress of the connection says nothing about. A deadline of net/http would also
// end streams that have nothing to say; the timer here only looks at writes that wait.
type stream struct {
	streamWriter
	stall time.Duration
	link  *link       // of the connection, if answers may be left to it
	body  *streamBody // nil if there is none, or no limit for it

	large     bool         // more was written than the buffer of net/http holds
	unflushed int          // what that buffer may hold
	waiting   atomic.Int64 // clock() when the write began that is under way, 0 if none is
	ticking   atomic.Bool  // timer will fire
	own       atomic.Bool  // the handler has set a deadline for writing

	mu    sync.Mutex
	timer *time.Timer
	ended bool
}

// Unwrap is for http.ResponseController.
func (s *stream) Unwrap() http.ResponseWriter { return s.streamWriter }

// Write implements io.Writer.
func (s *stream) Write(p []byte) (int, error) {
	if s.stall <= 0 || s.fits(len(p)) {
		return s.streamWriter.Write(p)
	}
	return s.writePieces(p)
}

// writePieces writes p so that a client that accepts a piece of it is seen to do so.
func (s *stream) writePieces(p []byte) (n int, err error) {
	for {
		piece := p[n:]
		if len(piece) > streamPiece {
			piece = piece[:streamPiece]
		}
		s.begin()
		m, err := s.streamWriter.Write(piece)
		s.waiting.Store(0)
		n += m
		if err != nil || n >= len(p) {
			return n, err
		}
	}
}

// WriteString implements io.StringWriter.
func (s *stream) WriteString(p string) (int, error) {
	if s.stall <= 0 || s.fits(len(p)) {
		return io.WriteString(s.streamWriter, p)
	}
	return s.writePieces([]byte(p))
}

// Push implements http.Pusher.
func (s *stream) Push(target string, opts *http.PushOptions) error {
	if p, ok := s.streamWriter.(http.Pusher); ok {
		return p.Push(target, opts)
	}
	return http.ErrNotSupported
}

// CloseNotify implements http.CloseNotifier.
func (s *stream) CloseNotify() <-chan bool {
	if c, ok := s.streamWriter.(http.CloseNotifier); ok {
		return c.CloseNotify()
	}
	return make(chan bool)
}

// Flush implements http.Flusher.
func (s *stream) Flush() { s.FlushError() }

// FlushError is for http.ResponseController.
func (s *stream) FlushError() error {
	if s.stall <= 0 {
		return s.streamWriter.FlushError()
	}
	s.begin()
	err := s.streamWriter.FlushError()
	s.waiting.Store(0)
	s.unflushed = 0
	return err
}

// fits reports whether n more bytes stay in the buffer of net/http.
func (s *stream) fits(n int) bool {
	if n > streamBuffer || s.unflushed+n > streamBuffer {
		s.large = true
		s.unflushed = streamBuffer // at least what does not fit may be left over
		return false
	}
	s.unflushed += n
	return true
}

// begin says that a write may wait from now on.
func (s *stream) begin() {
	s.waiting.Store(int64(clock()))
	if s.ticking.Load() {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || s.ticking.Load() {
		return
	}
	s.ticking.Store(true)
	if s.timer == nil {
		s.timer = time.AfterFunc(s.stall, s.tick)
	} else {
		s.timer.Reset(s.stall)
	}
}

// tick resets the stream if a write has been waiting for too long.
func (s *stream) tick() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return
	}
	s.ticking.Store(false)
	// A write that begins now sets the timer, or is seen here.
	since := time.Duration(s.waiting.Load())
	if since == 0 {
		return
	}
	wait := since + s.stall - clock()
	if wait <= 0 {
		if s.own.Load() {
			return
		}
		total.slowStreams.Add(1)
		s.streamWriter.SetWriteDeadline(time.Unix(1, 0))
		return
	}
	s.ticking.Store(true)
	s.timer.Reset(wait)
}

// end is called when the handler has returned. net/http then sends what its buffer holds, and waits
// for it; nothing else comes after it that a deadline could hit.
func (s *stream) end() {
	s.mu.Lock()
	s.ended = true
	if s.timer != nil {
		s.timer.Stop()
	}
	s.mu.Unlock()
	if s.body != nil {
		s.body.end()
	}
	if s.link != nil {
		s.link.answers.end()
	}
	if s.stall <= 0 || s.unflushed == 0 || s.own.Load() {
		return
	}
	if s.large || s.link == nil || !s.link.leave() {
		s.streamWriter.SetWriteDeadline(time.Now().Add(s.stall))
	}
}

// SetWriteDeadline is for http.ResponseController.
func (s *stream) SetWriteDeadline(t time.Time) error {
	s.own.Store(!t.IsZero())
	return s.streamWriter.SetWriteDeadline(t)
}

// SetReadDeadline is for http.ResponseController.
func (s *stream) SetReadDeadline(t time.Time) error {
	if s.body != nil {
		s.body.own.Store(true)
	}
	return s.streamWriter.SetReadDeadline(t)
}

// streamBody is the body of an HTTP/2 request. A deadline of net/http would also hit while the
// handler does something else, for good; here it is set, to the past, only when the handler waits.
type streamBody struct {
	io.ReadCloser
	stream *stream
	own    atomic.Bool // the handler has set a deadline for reading
	done   atomic.Bool

	mu sync.Mutex
	allowance
	waiting time.Duration // clock() when the read began that is under way, 0 if none is
	timer   *time.Timer
	ticking bool
}

// Read implements io.Reader.
func (b *streamBody) Read(p []byte) (int, error) {
	if b.done.Load() {
		return b.ReadCloser.Read(p)
	}
	before := clock()
	b.mu.Lock()
	b.waiting = before
	if !b.ticking && !b.done.Load() {
		b.ticking = true
		if b.timer == nil {
			b.timer = time.AfterFunc(b.left, b.tick)
		} else {
			b.timer.Reset(b.left)
		}
	}
	b.mu.Unlock()
	n, err := b.ReadCloser.Read(p)
	now := clock()
	b.mu.Lock()
	b.waiting = 0
	b.spend(now-before, n)
	b.mu.Unlock()
	if err != nil {
		b.end()
	}
	return n, err
}

// tick ends the body if the client has used up its time.
func (b *streamBody) tick() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ticking = false
	if b.waiting == 0 || b.done.Load() {
		return
	}
	if wait := b.waiting + b.left - clock(); wait > 0 {
		b.ticking = true
		b.timer.Reset(wait)
		return
	}
	if b.own.Load() {
		return
	}
	b.done.Store(true)
	total.slowBodies.Add(1)
	b.stream.streamWriter.SetReadDeadline(time.Unix(1, 0))
}

// end stops the timer. After it, the ResponseWriter of net/http is not used any more.
func (b *streamBody) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done.Store(true)
	if b.timer != nil {
		b.timer.Stop()
	}
}
