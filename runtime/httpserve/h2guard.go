// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"io"
	"net"
	"net/http"
	"strings"
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
	if g.server.bodyRate > 0 && mayHaveBody(r) && !isConversation(r) {
		s.upload = streamBody{body: r.Body, stream: s, allowance: g.server.limits.allowance()}
		if l != nil {
			s.upload.link = l.streams
			l.streams.uploads.Add(1)
		}
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

// isConversation reports whether the client may keep its side of the stream open without having anything to
// say: tunnels, and the streams of messages of gRPC and Connect.
func isConversation(r *http.Request) bool {
	t := r.Header.Get("Content-Type")
	return r.Method == http.MethodConnect || strings.HasPrefix(t, "application/grpc") || strings.HasPrefix(t, "application/connect+")
}

// streamStore is how many streams are allocated together, at most.
const streamStore = 8

// streams is what a connection keeps of its streams. It is guarded by link.mu, but for the counters.
type streams struct {
	// What is in store: allocated one by one, streams would be an allocation per request. None is used
	// twice, since a handler may keep its ResponseWriter for too long.
	free []stream
	size int // of the last store

	// What the lookout has seen while writes waited.
	looked time.Duration // clock() of the last look
	some   mark          // when the client was last seen to take something
	much   mark          // the beginning of a period in which it is to take enough for all that wait
	enough bool          // it did so in the last one

	uploads, reads atomic.Int32 // bodies that are not at their end; those that a handler is waiting for
}

// mark is what the client had acknowledged at a clock().
type mark struct {
	at    time.Duration
	acked int64
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

// streamWriter is what the ResponseWriter of HTTP/2 implements, among others. That of
// golang.org/x/net/http2, which programs may install, does so too.
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

	next, prev *stream // guarded by list.mu

	upload streamBody
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
	//lint:ignore SA1019 handlers of before contexts ask for it
	if c, ok := s.streamWriter.(http.CloseNotifier); ok {
		return c.CloseNotify()
	}
	return make(chan bool)
}

// EnableFullDuplex is for http.ResponseController. Over HTTP/2 it is so anyway.
func (s *stream) EnableFullDuplex() error { return nil }

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
	s.watch(now + s.firstLook())
	if s.body != nil {
		// Client and server talk at the same time: who answers before the end of the body does not know when
		// there will be more of it.
		s.body.finish()
	}
}

// firstLook returns how long after the beginning of a write the lookout is to come by.
func (s *stream) firstLook() time.Duration {
	if s.link == nil {
		return s.stall
	}
	return s.stall / 4
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

// look is called by the lookout. It returns when it is to come by again, or never, and what the client has
// used up its time for. A write that has waited for some time is left to the link if there is one, which
// sees all of them.
func (s *stream) look(now time.Duration) (next time.Duration, v verdict, waits bool) {
	next, v.stream = never, s
	if since := time.Duration(s.waiting.Load()); since != 0 && !s.own.Load() {
		switch at := since + s.firstLook(); {
		case now < at:
			next = at
		case s.link != nil:
			waits = true
		default:
			v.write = since
		}
	}
	if s.body != nil {
		at, late := s.body.look(now)
		v.body = late
		if at < next {
			next = at
		}
	}
	return next, v, waits
}

// look looks at the writes that have been waiting on a connection for some time. What a stream has taken of a write
// cannot be seen, and which one gets on is up to net/http, which may prefer some to others. So a client
// has to take something all the time; and once a write has waited for as long as its parts may, enough for
// all of them.
func (st *streams) look(l *link, waiting []*stream, now time.Duration) (next time.Duration, verdicts []verdict) {
	l.mu.Lock()
	defer l.mu.Unlock()
	acked := l.acknowledged()
	if st.looked == 0 || now-st.looked > l.stall/2 {
		// None has waited for a while.
		st.some, st.much, st.enough = mark{now, acked}, mark{now, acked}, false
	}
	st.looked = now
	if acked-st.some.acked >= l.leastTaken() {
		st.some = mark{now, acked}
	}
	lively := now-st.some.at < l.stall
	if period := now - st.much.at; period >= l.stall/2 {
		needed := float64(streamShare) * float64(len(waiting)) * period.Seconds() / l.stall.Seconds()
		st.enough = float64(acked-st.much.acked) >= needed
		if period >= l.stall {
			st.much = mark{now, acked}
		}
	}
	next = never
	for _, s := range waiting {
		since := time.Duration(s.waiting.Load())
		if since == 0 {
			continue
		}
		limit := since + time.Duration((s.size.Load()+streamShare-1)/streamShare)*l.stall
		if limit < since+l.stall {
			limit = since + l.stall // a flush of nothing
		}
		if !lively || now >= limit && !st.enough {
			verdicts = append(verdicts, verdict{stream: s, write: since})
			continue
		}
		at := now + l.stall/4
		if now < limit && limit < at {
			at = limit
		}
		if at < next {
			next = at
		}
	}
	return next, verdicts
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
	if v.write != 0 && !s.own.Load() && s.waiting.CompareAndSwap(int64(v.write), 0) {
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
	var waiting map[*link][]*stream
	for i := range t.lists {
		l := &t.lists[i]
		l.mu.Lock()
		for s := l.first; s != nil; s = s.next {
			at, v, waits := s.look(now)
			if at < next {
				next = at
			}
			if v.write != 0 || v.body {
				verdicts = append(verdicts, v)
			}
			if waits {
				if waiting == nil {
					waiting = make(map[*link][]*stream)
				}
				waiting[s.link] = append(waiting[s.link], s)
			}
		}
		l.mu.Unlock()
	}
	for l, list := range waiting {
		at, more := l.streams.look(l, list, now)
		if at < next {
			next = at
		}
		verdicts = append(verdicts, more...)
	}
	return next, verdicts
}

// SetWriteDeadline is for http.ResponseController.
func (s *stream) SetWriteDeadline(t time.Time) error {
	s.own.Store(!t.IsZero())
	if t.IsZero() && s.waiting.Load() != 0 {
		s.watch(clock() + s.firstLook())
	}
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
	link   *streams    // of the connection, nil if it is not watched
	own    atomic.Bool // the handler has set a deadline for reading
	done   atomic.Bool // nothing is measured any more

	mu   sync.Mutex
	body io.ReadCloser // nil when the handler has returned: a stream may be kept long after it
	allowance
	waiting time.Duration // clock() when the read began that is under way, 0 if none is
	lent    time.Duration // for what the client cannot help
}

// Read implements io.Reader.
func (b *streamBody) Read(p []byte) (int, error) {
	before := clock()
	b.mu.Lock()
	body, until, done := b.body, before+b.left, b.done.Load()
	if !done {
		b.waiting = before
	}
	b.mu.Unlock()
	if body == nil {
		return 0, http.ErrBodyReadAfterClose
	}
	if done {
		return body.Read(p)
	}
	// Not at once: rounds of the lookout are expensive, and clients could ask for many.
	if soon := before + b.stream.server.pace; until < soon {
		until = soon
	}
	b.stream.watch(until)
	if b.link != nil {
		b.link.reads.Add(1)
		defer b.link.reads.Add(-1)
	}
	n, err := body.Read(p)
	now := clock()
	b.mu.Lock()
	b.waiting = 0
	b.spend(now-before, int64(n))
	b.mu.Unlock()
	if err != nil {
		b.finish()
	}
	return n, err
}

// look is called by the lookout. It returns when it is to come by again, or never, and whether the client
// has used up its time.
func (b *streamBody) look(now time.Duration) (next time.Duration, expired bool) {
	if b.done.Load() || b.own.Load() {
		return never, false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting == 0 {
		return never, false
	}
	if at := b.waiting + b.left; now < at {
		return at, false
	}
	// As long as a handler leaves a body unread, net/http may have no window left for the others of the
	// connection.
	if extra := b.grace / 4; b.link != nil && b.link.uploads.Load() > b.link.reads.Load() && b.lent < 10*b.grace {
		b.lent += extra
		b.left = now + extra - b.waiting
		return now + extra, false
	}
	return never, true
}

// expire ends the body if the client has used up its time. It is not called after the handler, when the
// ResponseWriter must not be used any more.
func (b *streamBody) expire() {
	if _, late := b.look(clock()); late && b.finish() {
		total.slowBodies.Add(1)
		b.stream.streamWriter.SetReadDeadline(time.Unix(1, 0))
	}
}

// finish ends the measuring, and reports whether it had not ended before.
func (b *streamBody) finish() bool {
	if !b.done.CompareAndSwap(false, true) {
		return false
	}
	if b.link != nil {
		b.link.uploads.Add(-1)
	}
	return true
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
	b.finish()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.body = nil
}
