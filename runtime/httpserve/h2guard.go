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
	// streamShare is how much of an answer a client must accept within WriteStall: the size of a frame
	// that every client takes.
	streamShare = 16 * 1024
	// streamPiece is how much is written to a stream at once. Each piece costs a hand-over to the
	// goroutine of the connection and back.
	streamPiece = 4 * streamShare
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
	l, _ := r.Context().Value(linkKey{}).(*link)
	s := l.newStream()
	s.streamWriter, s.server, s.stall = inner, g.server, g.server.stall
	if g.server.bodyRate > 0 && mayHaveBody(r) {
		s.upload = streamBody{body: r.Body, stream: s, allowance: g.server.limits.allowance()}
		s.body, r.Body = &s.upload, &s.upload
	}
	if l != nil && l.lookout != nil && s.stall > 0 {
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

// streamStore is how many streams are allocated together, at most.
const streamStore = 8

// streams are those that a connection has in store: allocated one by one, they would be an allocation per
// request. None is used twice, since a handler may keep its ResponseWriter for too long.
type streams struct {
	free []stream
	size int // of the last store
}

// newStream returns a new stream of the connection, also if that is nil.
func (l *link) newStream() *stream {
	if l == nil {
		return new(stream)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.streams == nil {
		l.streams = new(streams)
	}
	st := l.streams
	if len(st.free) == 0 {
		// A connection may have one request only.
		if st.size *= 2; st.size == 0 {
			st.size = 1
		} else if st.size > streamStore {
			st.size = streamStore
		}
		st.free = make([]stream, st.size)
	}
	s := &st.free[0]
	st.free = st.free[1:]
	return s
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
// end streams that have nothing to say; here the lookout only looks at writes that wait.
type stream struct {
	streamWriter
	server *server
	stall  time.Duration
	link   *link       // of the connection, if the end of answers may be left to it
	body   *streamBody // upload, or nil if there is no body, or no limit for it

	unflushed int          // what the buffer of net/http may hold
	waiting   atomic.Int64 // clock() when the write began that is under way, 0 if none is
	size      atomic.Int64 // of that write
	own       atomic.Bool  // the handler has set a deadline for writing
	listed    atomic.Bool  // the lookout sees the stream

	mu    sync.Mutex
	ended bool
	list  *streamList // set once, when listed

	// guarded by list.mu
	next, prev *stream
	progress   streamProgress

	upload streamBody
}

// streamProgress is what the lookout knows of a write that has waited for some time.
type streamProgress struct {
	write  time.Duration // clock() when it began
	acked  int64         // by the client, on the whole connection, when it was last seen to take something,
	marked time.Duration // at this clock()
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
	most := streamPiece
	if s.link == nil {
		most = streamShare
	}
	for {
		piece := p[n:]
		if len(piece) > most {
			piece = piece[:most]
		}
		s.begin(len(piece))
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
	s.begin(s.unflushed)
	err := s.streamWriter.FlushError()
	s.waiting.Store(0)
	s.unflushed = 0
	return err
}

// fits reports whether n more bytes stay in the buffer of net/http.
func (s *stream) fits(n int) bool {
	if n > streamBuffer || s.unflushed+n > streamBuffer {
		s.unflushed = streamBuffer // at least what does not fit may be left over
		return false
	}
	s.unflushed += n
	return true
}

// begin says that a write of n bytes may wait from now on.
func (s *stream) begin(n int) {
	now := clock()
	s.size.Store(int64(n))
	s.waiting.Store(int64(now))
	if n > streamShare {
		s.watch(now + s.stall/4)
	} else {
		s.watch(now + s.stall)
	}
}

// watch makes sure that the lookout looks at the stream at a clock() or somewhat later.
func (s *stream) watch(at time.Duration) {
	if !s.listed.Load() {
		s.mu.Lock()
		if !s.ended && !s.listed.Load() {
			s.list = s.server.streams.add(s)
			s.listed.Store(true)
		}
		s.mu.Unlock()
	}
	s.server.lookout.comeBy(at)
}

// look is called by the lookout. It returns when it is to come by again, and whether the client has
// used up its time.
func (s *stream) look(now time.Duration) (next time.Duration, v verdict) {
	next, v.stream = never, s
	if since := time.Duration(s.waiting.Load()); since != 0 && !s.own.Load() {
		if next = s.patience(since, now); next <= now {
			v.write = since
		}
	}
	if s.body != nil {
		at := s.body.due()
		v.body = at <= now
		if at < next {
			next = at
		}
	}
	return next, v
}

// patience returns until when the write that began at since may wait before it is looked at again, now if
// it may not wait any more. What the stream has taken of the write cannot be seen. But as long as the client takes
// something of the connection, a large write has the time that its parts would have.
func (s *stream) patience(since, now time.Duration) time.Duration {
	shares := (s.size.Load() + streamShare - 1) / streamShare
	if shares <= 1 {
		return since + s.stall
	}
	if now-since >= time.Duration(shares)*s.stall {
		return now
	}
	if now-since < s.stall/4 {
		return since + s.stall/4
	}
	p, acked := &s.progress, s.link.acknowledged()
	if p.write != since || acked-p.acked >= s.link.leastTaken() {
		*p = streamProgress{write: since, acked: acked, marked: now}
	}
	if now-p.marked >= s.stall {
		return now
	}
	return now + s.stall/4
}

// verdict says what of a stream has lasted for too long.
type verdict struct {
	stream *stream
	write  time.Duration // clock() when it began, 0 for none
	body   bool
}

// execute resets the stream, or ends the body.
func (v verdict) execute() {
	s := v.stream
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return
	}
	if v.write != 0 && s.waiting.CompareAndSwap(int64(v.write), 0) {
		total.slowStreams.Add(1)
		s.streamWriter.SetWriteDeadline(time.Unix(1, 0))
	}
	if v.body {
		s.body.expire()
	}
}

// end is called when the handler has returned. net/http then sends what its buffer holds, and waits
// for it; nothing else comes after it that a deadline could hit.
func (s *stream) end() {
	s.mu.Lock()
	s.ended = true
	if s.listed.Load() {
		s.list.remove(s)
	}
	s.mu.Unlock()
	if s.body != nil {
		s.body.letGo()
	}
	if s.link != nil {
		s.link.answers.end()
	}
	if s.stall <= 0 || s.unflushed == 0 || s.own.Load() {
		return
	}
	if s.link == nil || !s.link.leave() {
		s.streamWriter.SetWriteDeadline(time.Now().Add(s.stall))
	}
}

// streamLists are the streams of a server whose handler has waited for the client once.
type streamLists struct {
	lists [listCount]streamList
	turn  atomic.Uint32 // which list the next stream gets into
}

type streamList struct {
	mu    sync.Mutex
	first *stream
}

func (t *streamLists) add(s *stream) *streamList {
	l := &t.lists[t.turn.Add(1)%listCount]
	l.mu.Lock()
	defer l.mu.Unlock()
	if s.next = l.first; s.next != nil {
		s.next.prev = s
	}
	l.first = s
	return l
}

func (l *streamList) remove(s *stream) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s.prev != nil {
		s.prev.next = s.next
	} else {
		l.first = s.next
	}
	if s.next != nil {
		s.next.prev = s.prev
	}
	s.next, s.prev = nil, nil
}

// look looks at all streams. It returns when the lookout is to come by again, and what clients have used
// up their time for.
func (t *streamLists) look(now time.Duration) (next time.Duration, verdicts []verdict) {
	next = never
	for i := range t.lists {
		l := &t.lists[i]
		l.mu.Lock()
		for s := l.first; s != nil; s = s.next {
			at, v := s.look(now)
			if v.write != 0 || v.body {
				verdicts = append(verdicts, v)
			}
			if now < at && at < next {
				next = at
			}
		}
		l.mu.Unlock()
	}
	return next, verdicts
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
	stream *stream
	own    atomic.Bool // the handler has set a deadline for reading
	done   atomic.Bool // nothing is measured any more

	mu   sync.Mutex
	body io.ReadCloser // nil when the handler has returned: a stream may be kept long after it
	allowance
	waiting time.Duration // clock() when the read began that is under way, 0 if none is
}

// Read implements io.Reader.
func (b *streamBody) Read(p []byte) (int, error) {
	before := clock()
	b.mu.Lock()
	body, until := b.body, before+b.left
	if !b.done.Load() {
		b.waiting = before
	}
	b.mu.Unlock()
	if body == nil {
		return 0, http.ErrBodyReadAfterClose
	}
	if !b.done.Load() {
		// Not at once: rounds of the lookout are expensive, and clients could ask for many.
		if soon := before + b.stream.server.pace; until < soon {
			until = soon
		}
		b.stream.watch(until)
	}
	n, err := body.Read(p)
	if b.done.Load() {
		return n, err
	}
	now := clock()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.waiting = 0
	b.spend(now-before, n)
	if err != nil {
		b.done.Store(true)
	}
	return n, err
}

// due returns the clock() when the client has used up its time.
func (b *streamBody) due() time.Duration {
	if b.done.Load() || b.own.Load() {
		return never
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting == 0 {
		return never
	}
	return b.waiting + b.left
}

// expire ends the body if the client has used up its time. It is not called after the handler, when the
// ResponseWriter must not be used any more.
func (b *streamBody) expire() {
	if b.due() <= clock() && b.done.CompareAndSwap(false, true) {
		total.slowBodies.Add(1)
		b.stream.streamWriter.SetReadDeadline(time.Unix(1, 0))
	}
}

// Close implements io.Closer.
func (b *streamBody) Close() error {
	b.mu.Lock()
	body := b.body
	b.mu.Unlock()
	if body == nil {
		return nil
	}
	return body.Close()
}

// letGo ends the use of the body, when the handler has returned.
func (b *streamBody) letGo() {
	b.done.Store(true)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.body = nil
}
