// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
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
// did not. It returns no bytes if there is something else to say. A nil reader reads nothing.
func (r *bodyReader) read(p []byte) (n int, since time.Duration) {
	if r == nil {
		return 0, 0
	}
	r.p, r.n, r.since = p, 0, 0
	if r.raw.Read(r.try) != nil {
		r.n = 0
	}
	r.p = nil
	return r.n, r.since
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
		}
		return true
	}
}
