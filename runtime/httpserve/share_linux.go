// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

package httpserve

import (
	"context"
	"net"
	"os"
	"runtime"
	"syscall"
)

// listenShared listens on a port that other processes of the same user may share.
func listenShared(addr string, _ *config) (net.Listener, error) {
	lc := net.ListenConfig{
		Control: func(_, _ string, raw syscall.RawConn) error {
			var err error
			if e := raw.Control(func(fd uintptr) {
				err = os.NewSyscallError("setsockopt", syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, soReusePort(), 1))
			}); e != nil {
				return e
			}
			return err
		},
	}
	// Reuseport groups of Multipath TCP sockets lack what is needed to hand connections over.
	lc.SetMultipathTCP(false)
	return lc.Listen(context.Background(), "tcp", addr)
}

// soReusePort returns SO_REUSEPORT, which package syscall has for some architectures only.
func soReusePort() int {
	switch runtime.GOARCH {
	case "mips", "mipsle", "mips64", "mips64le", "sparc64":
		return 0x200
	}
	return 0xf
}
