// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

package httpserve

import (
	"net"
	"syscall"
	"time"
	"unsafe"
)

// unacknowledged returns how many of the bytes written to c the client has not acknowledged, and
// whether that is known.
func unacknowledged(c net.Conn) (int, bool) {
	raw := rawConnOf(c)
	if raw == nil {
		return 0, false
	}
	var n int32
	errno := syscall.EBADF
	raw.Control(func(fd uintptr) {
		// SIOCOUTQ has the value of TIOCOUTQ.
		_, _, errno = syscall.Syscall(syscall.SYS_IOCTL, fd, syscall.TIOCOUTQ, uintptr(unsafe.Pointer(&n)))
	})
	return int(n), errno == 0
}

// abortAfter makes the kernel give up what is left to send after c was closed, when the client
// acknowledges nothing for d (RFC 5482).
func abortAfter(c net.Conn, d time.Duration) {
	const tcpUserTimeout = 18 // TCP_USER_TIMEOUT
	if raw := rawConnOf(c); raw != nil {
		raw.Control(func(fd uintptr) {
			syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, tcpUserTimeout, int(d/time.Millisecond))
		})
	}
}
