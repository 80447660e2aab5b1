// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	// freeBytes are written to a TCP connection without any deadline: the send buffer takes them at
	// once, so that short connections never touch a timer.
	freeBytes = 8 * 1024
	// stallRate is how many bytes per second of WriteStall a client must acknowledge, on average,
	// while a write waits for it. It is what Kestrel asks for (MinResponseDataRate).
	stallRate = 240
	// fileStep is how much of a file is sent between two looks at the clock.
	fileStep = 1024 * 1024
)

// resumesFiles is set where sendfile tells how much it has sent when it fails.
var resumesFiles = func() bool {
	switch runtime.GOOS {
	case "linux", "android", "darwin", "freebsd", "dragonfly", "solaris", "illumos":
		return true
	}
	return false
}()

// Who decides how long a write may take.
const (
	byStall    = iota // this package
	byDeadline        // a deadline of the handler, or of crypto/tls
	byNobody          // WriteStall is off, or the connection was hijacked
)

// link watches the progress of one connection, beneath TLS. It is part of tcpConn and otherConn,
// and also where conns keeps what it knows.
//
// On a socket, a write deadline a quarter of the stall limit ahead is left as it is until it fires, so that a
// connection sets it a few times per limit at most, however many writes it makes. When it fires upon
// a write that has begun since it was set, it is set again. When it fires once more, the bytes that
// the client acknowledged tell a slow reader from one that does not read. What the send buffer has
// taken would not: for a slow reader with large buffers it takes nothing for minutes.
type link struct {
	connState
	place
	raw     net.Conn
	native  bool // raw is a socket of package net: a deadline that has passed does no harm
	context linkContext
	stall   time.Duration
	free    int64 // bytes that need no deadline

	by      atomic.Int32 // byStall and so on
	written atomic.Int64
	lookout *lookout // set once, by the first call of ConnState; nil if it does not come by
	until   readDeadline
	body    linkBody
	answers answers
	streams *streams // of HTTP/2; guarded by mu

	// begun is set when something was read since the connection was idle.
	begun atomic.Bool
	late  atomic.Bool // counted as slow
	fresh atomic.Bool // a write has begun since the deadline for writing was looked at

	mu     sync.Mutex    // held while a deadline is set
	armed  atomic.Int64  // clock() of the deadline, if this package has set it
	acked  int64         // by the client, when it was last seen to make progress,
	marked time.Duration // at this clock()
}

// tcpConn is a TCP connection whose progress is watched. Everything that is not about writing and
// deadlines is done by the TCP connection itself.
type tcpConn struct {
	*net.TCPConn
	link
}

// otherConn is a connection of any other type.
type otherConn struct {
	net.Conn
	link
}

// writerOnly hides all other methods.
type writerOnly struct{ io.Writer }

// watch returns c with its progress watched. TLS connections that a listener of the program yields
// are left alone: http.Server must be able to recognize them.
func (s *server) watch(c net.Conn) net.Conn {
	if !s.watches {
		return c
	}
	switch c := c.(type) {
	case *tcpConn, *otherConn:
		return c
	case *net.TCPConn:
		w := &tcpConn{TCPConn: c}
		w.link.init(c, s.stall, freeBytes)
		return w
	case interface{ ConnectionState() tls.ConnectionState }:
		return c.(net.Conn)
	}
	w := &otherConn{Conn: c}
	w.link.init(c, s.stall, 0)
	return w
}

func (l *link) init(raw net.Conn, stall time.Duration, free int64) {
	l.raw, l.stall, l.free = raw, stall, free
	switch raw.(type) {
	case *net.TCPConn, *net.UnixConn:
		l.native = true
	}
	l.until.Store(passOn)
	if stall <= 0 {
		l.by.Store(byNobody)
	}
}

// linkOf returns the link of a connection that http.Server holds, or nil.
func linkOf(c net.Conn) *link {
	if t, ok := c.(*tls.Conn); ok {
		c = t.NetConn()
	}
	switch c := c.(type) {
	case *tcpConn:
		return &c.link
	case *otherConn:
		return &c.link
	}
	return nil
}

// bare returns the connection that the listener gave, for functions of the program.
func bare(c net.Conn) net.Conn {
	switch c := c.(type) {
	case *tcpConn:
		return c.TCPConn
	case *otherConn:
		return c.Conn
	}
	return c
}

// linkKey is the key of the link in the context of a connection.
type linkKey struct{}

// connContext replaces the ConnContext of the server.
func (s *server) connContext(next func(context.Context, net.Conn) context.Context) func(context.Context, net.Conn) context.Context {
	return func(ctx context.Context, c net.Conn) context.Context {
		if next != nil {
			if ctx = next(ctx, bare(c)); ctx == nil {
				return nil // http.Server has words for that
			}
		}
		if l := linkOf(c); l != nil {
			l.context = linkContext{ctx, l}
			ctx = &l.context
		}
		return ctx
	}
}

// linkContext is the context of a connection. It is part of the link, which saves an allocation.
type linkContext struct {
	context.Context
	link *link
}

// Value implements context.Context.
func (c *linkContext) Value(key interface{}) interface{} {
	if key == (linkKey{}) {
		return c.link
	}
	return c.Context.Value(key)
}

// NetConn returns the TCP connection, as the method of the same name of tls.Conn does.
func (c *tcpConn) NetConn() net.Conn { return c.TCPConn }

// NetConn returns the connection that the listener gave.
func (c *otherConn) NetConn() net.Conn { return c.Conn }

// CloseWrite is what http.Server calls before it closes a connection with unread data.
func (c *otherConn) CloseWrite() error {
	if cw, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return cw.CloseWrite()
	}
	return errors.ErrUnsupported
}

// SyscallConn implements syscall.Conn, if the connection does.
func (c *otherConn) SyscallConn() (syscall.RawConn, error) {
	if sc, ok := c.Conn.(syscall.Conn); ok {
		return sc.SyscallConn()
	}
	return nil, errors.ErrUnsupported
}

func (c *tcpConn) Read(p []byte) (int, error)          { return c.link.read(p) }
func (c *tcpConn) Write(p []byte) (int, error)         { return c.link.write(p) }
func (c *tcpConn) SetDeadline(t time.Time) error       { return c.link.setDeadline(t) }
func (c *tcpConn) SetReadDeadline(t time.Time) error   { return c.link.setReadDeadline(t) }
func (c *tcpConn) SetWriteDeadline(t time.Time) error  { return c.link.setWriteDeadline(t) }
func (c *tcpConn) Close() error                        { return c.link.close() }
func (c *otherConn) Read(p []byte) (int, error)        { return c.link.read(p) }
func (c *otherConn) Write(p []byte) (int, error)       { return c.link.write(p) }
func (c *otherConn) SetDeadline(t time.Time) error     { return c.link.setDeadline(t) }
func (c *otherConn) SetReadDeadline(t time.Time) error { return c.link.setReadDeadline(t) }
func (c *otherConn) SetWriteDeadline(t time.Time) error {
	return c.link.setWriteDeadline(t)
}
func (c *otherConn) Close() error { return c.link.close() }

// read reads, and counts connections that ran into the timeout for headers.
func (l *link) read(p []byte) (n int, err error) {
	if l.body.on.Load() {
		n, err = l.readBody(p)
	} else {
		n, err = l.raw.Read(p)
	}
	if err != nil {
		l.readFailed(err)
	} else if !l.begun.Load() {
		l.begun.Store(true)
	}
	return n, err
}

func (l *link) readFailed(err error) {
	// In every request, net/http ends its reading in the background by a deadline.
	switch http.ConnState(l.state.Load()) {
	case http.StateNew:
	case http.StateIdle:
		if !l.begun.Load() {
			return
		}
	default:
		return
	}
	// net/http tries more than once.
	if errors.Is(err, os.ErrDeadlineExceeded) && l.late.CompareAndSwap(false, true) {
		total.slowHeaders.Add(1)
	}
}

func (l *link) write(p []byte) (n int, err error) {
	l.beforeWrite(len(p))
	for {
		m, err := l.raw.Write(p[n:])
		n += m
		l.written.Add(int64(m))
		if err == nil || !l.mayGoOn(err) {
			return n, err
		}
	}
}

// ReadFrom implements io.ReaderFrom, so that files go through sendfile.
func (c *tcpConn) ReadFrom(r io.Reader) (n int64, err error) {
	if c.by.Load() != byStall {
		n, err = c.TCPConn.ReadFrom(r)
		c.written.Add(n)
		return n, err
	}
	limited, _ := r.(*io.LimitedReader)
	src := r
	if limited != nil {
		src = limited.R
	}
	f, ok := src.(interface {
		syscall.Conn
		io.Seeker
	})
	if !ok || !resumesFiles {
		// What was read would be lost with a write that fails.
		return io.Copy(writerOnly{c}, r)
	}
	from, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return io.Copy(writerOnly{c}, r) // a pipe, or the like
	}
	part := limited
	if part == nil {
		part = &io.LimitedReader{R: src, N: math.MaxInt64}
	}
	for again := false; part.N > 0; {
		left := part.N
		if left > fileStep {
			part.N = fileStep
		}
		if !again {
			c.keepAhead()
		}
		m, err := c.TCPConn.ReadFrom(part)
		part.N = left - m
		n += m
		c.written.Add(m)
		from += m
		if err != nil {
			if to, e := f.Seek(0, io.SeekCurrent); e != nil || to != from || !c.mayGoOn(err) {
				return n, err
			}
			again = true
			continue
		}
		again = false
		if m == 0 {
			break
		}
	}
	return n, nil
}

// beforeWrite makes sure that a write that makes no progress ends.
func (l *link) beforeWrite(n int) {
	if l.by.Load() != byStall || l.written.Load()+int64(n) <= l.free {
		return
	}
	if !l.native {
		l.keepAhead()
		return
	}
	if !l.fresh.Load() {
		l.fresh.Store(true)
	}
	if l.armed.Load() != 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.by.Load() == byStall {
		l.arm(clock(), l.stall/4)
	}
}

// keepAhead makes sure that the deadline is a quarter of the limit ahead at least, where one that has
// passed already does harm: it could not be told where in a file to go on, and connections that are
// not sockets may not be good for anything after it.
func (l *link) keepAhead() {
	now := clock()
	if time.Duration(l.armed.Load())-now >= l.stall/4 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.by.Load() == byStall {
		l.fresh.Store(false)
		l.mark(now+l.stall/4, l.acknowledged()) // writes may begin until then
		l.arm(now, l.stall/2)
	}
}

// mark begins a new period in which the client must make progress. It is called with mu held.
func (l *link) mark(now time.Duration, acked int64) {
	l.marked, l.acked = now, acked
}

// arm sets the deadline. It is called with mu held.
func (l *link) arm(now, d time.Duration) {
	l.armed.Store(int64(now + d))
	l.raw.SetWriteDeadline(time.Now().Add(d))
}

// acknowledged returns how many bytes the client has. Where the system does not tell, these are the
// bytes that its buffers took.
func (l *link) acknowledged() int64 {
	n, _ := unacknowledged(l.raw)
	return l.written.Load() - int64(n)
}

// mayGoOn reports whether a write that failed with err is to be continued. If the client does not
// read, it ends the connection.
func (l *link) mayGoOn(err error) bool {
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		return false
	}
	goOn, stalled := l.judge()
	if stalled {
		l.cut()
	}
	return goOn
}

// judge reports whether a write that ran into a deadline is to be continued, and if not, whether that is
// because the client does not read.
func (l *link) judge() (goOn, stalled bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := clock()
	if armed := time.Duration(l.armed.Load()); l.by.Load() != byStall || armed == 0 || now < armed {
		return false, false // the deadline is somebody else's
	}
	acked := l.acknowledged()
	if l.fresh.CompareAndSwap(true, false) || acked-l.acked >= l.leastTaken() {
		l.mark(now, acked)
	}
	// The write has begun before the mark, by a quarter of the limit at most.
	if now-l.marked < l.stall {
		l.arm(now, l.stall/4)
		return true, false
	}
	return false, true
}

// leastTaken is how many bytes the client must acknowledge within the stall limit.
func (l *link) leastTaken() int64 {
	if n := int64(l.stall.Seconds() * stallRate); n > 2 {
		return n
	}
	return 2
}

// cut ends the connection of a client that does not read.
func (l *link) cut() {
	if l.late.CompareAndSwap(false, true) {
		total.slowReaders.Add(1)
	}
	l.reset()
	l.raw.Close()
}

// reset makes Close throw away what was not sent, which the kernel would otherwise keep for a client
// that does not want it.
func (l *link) reset() {
	if c, ok := l.raw.(interface{ SetLinger(int) error }); ok {
		c.SetLinger(0)
	}
}

// setWriteDeadline is called by handlers through http.ResponseController, by crypto/tls, and by
// net/http with the zero time after every request and every TLS handshake.
func (l *link) setWriteDeadline(t time.Time) error {
	if t.IsZero() && l.by.Load() == byStall {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.setBy(t)
	return l.raw.SetWriteDeadline(t)
}

// setDeadline is called by net/http when a connection is hijacked, and then by its new owner.
func (l *link) setDeadline(t time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.body.on.Store(false)
	l.setBy(t)
	switch {
	case l.until.Load() == passOn:
	case t.IsZero():
		l.until.Store(noDeadline)
	default:
		l.until.Store(deadlineSet)
	}
	return l.raw.SetDeadline(t)
}

// setBy is called with mu held.
func (l *link) setBy(t time.Time) {
	l.armed.Store(0)
	switch {
	case l.by.Load() == byNobody:
	case t.IsZero():
		l.by.Store(byStall)
	default:
		l.by.Store(byDeadline)
	}
}

// letGo leaves the connection to the one who hijacked it.
func (l *link) letGo() {
	l.forget(true)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.by.Load() == byStall && l.armed.Load() != 0 {
		l.raw.SetWriteDeadline(time.Time{})
	}
	l.armed.Store(0)
	l.by.Store(byNobody)
}

// close closes the connection. A client that does not read must not make the kernel keep for minutes
// what it was sent. Short connections are not worth the question.
func (l *link) close() error {
	l.forget(false)
	if n := l.written.Load(); n > 0 && l.by.Load() != byNobody &&
		(n > l.free || clock()-time.Duration(l.since.Load()) >= l.stall) {
		if left, ok := unacknowledged(l.raw); ok && left > 0 {
			abortAfter(l.raw, l.stall)
		}
	}
	return l.raw.Close()
}

// rawConnOf returns the descriptor of a connection, nil if it has none.
func rawConnOf(c net.Conn) syscall.RawConn {
	sc, ok := c.(syscall.Conn)
	if !ok {
		return nil
	}
	raw, err := sc.SyscallConn()
	if err != nil {
		return nil
	}
	return raw
}
