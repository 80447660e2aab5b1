// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"net"
	"os"
	"syscall"
	"time"
)

// bodyReader reads from the socket of a connection, and knows whether it had to wait. The clock that
// tells for how long costs more than the rest of it: most of a body is there when it is asked for.
type bodyReader struct {
	link *link
	raw  syscall.RawConn
	try  func(fd uintptr) bool // tryRead

	p     []byte
	n     int
	errno error
	since time.Duration // clock() when it began to wait, 0 if it did not
}

func newBodyReader(l *link) *bodyReader {
	raw := rawConnOf(l.raw)
	if raw == nil {
		return nil
	}
	r := &bodyReader{link: l, raw: raw}
	r.try = r.tryRead
	return r
}

// read returns how many bytes it has read, and the clock() when it began to wait for them, 0 if it
// did not. It returns neither bytes nor an error at the end and at a deadline. A nil reader reads nothing.
func (r *bodyReader) read(p []byte) (n int, since time.Duration, err error) {
	if r == nil {
		return 0, 0, nil
	}
	r.p, r.n, r.errno, r.since = p, 0, nil, 0
	if r.raw.Read(r.try) != nil {
		r.n, r.errno = 0, nil
	}
	r.p = nil
	if r.errno != nil {
		// As package net says it, and only once: the next read would see the end.
		c := r.link.raw
		err = &net.OpError{Op: "read", Net: c.LocalAddr().Network(), Source: c.LocalAddr(), Addr: c.RemoteAddr(), Err: os.NewSyscallError("read", r.errno)}
	}
	return r.n, r.since, err
}

// tryRead reports whether the read is over. Closing the connection waits for it, so that nobody may do
// that who holds link.mu.
func (r *bodyReader) tryRead(fd uintptr) bool {
	for {
		n, err := syscall.Read(int(fd), r.p)
		switch err {
		case syscall.EINTR:
			continue
		case syscall.EAGAIN:
			if r.since == 0 {
				r.since = r.link.beginWait()
			}
			return false
		case nil:
			r.n = n
		default:
			r.errno = err
		}
		return true
	}
}
