// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

package httpserve

import (
	"context"
	"errors"
	"net"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"
)

const (
	// shareWait bounds all attempts to find out with whom to share. Each of them comes to its end
	// by itself; processes that start and end all the time could keep a newcomer busy.
	shareWait = 5 * time.Second
	// shareRetry is the pause between attempts.
	shareRetry = 10 * time.Millisecond
	// closeWait is how long the kernel may take to close the sockets of a sibling that was killed.
	closeWait = time.Second
)

// listenShared listens on a port that other processes of the same user and program may share. The
// function, if not nil, is to be called when the listener is closed.
func listenShared(addr string, cfg *config) (net.Listener, func(), error) {
	want, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return nil, nil, &net.OpError{Op: "listen", Net: "tcp", Err: err}
	}
	var own *net.TCPListener // what this process has without asking
	if l := claim("tcp", addr); l != nil {
		own = l.(*net.TCPListener) // what claim returns for TCP
		cfg.log().Info("httpserve: listening", "addr", own.Addr().String(), "inherited", true)
	} else if want.Port == 0 {
		// Nothing can be shared before the port is known.
		if own, err = bindExclusive(addr); err != nil {
			return nil, nil, err
		}
	}
	if own != nil {
		want = own.Addr().(*net.TCPAddr)
	}
	id, err := identify(want)
	if err != nil {
		return withoutDoor(addr, own, err, cfg)
	}

	disturbed := false
	for deadline := time.Now().Add(shareWait); ; {
		g, err := ask(id)
		if err == nil {
			l := g.listener
			if own != nil {
				l.Close()
				l = own
			} else {
				cfg.log().Info("httpserve: listening", "addr", l.Addr().String(), "shared_with_pid", g.pid)
			}
			return l, newPorter(id, l, g.door).close, nil
		}
		if err == errNobody {
			door, doorErr := openDoor(id)
			if doorErr == nil {
				return first(addr, id, own, door, disturbed, cfg)
			}
			err = doorErr
			if errors.Is(doorErr, syscall.EADDRINUSE) {
				err = errGone // another newcomer was quicker: ask it
			}
		}
		if err == errGone && time.Now().Before(deadline) {
			disturbed = true
			time.Sleep(shareRetry)
			continue
		}
		return withoutDoor(addr, own, err, cfg)
	}
}

// openDoor takes the name of the door.
func openDoor(id identity) (*net.UnixListener, error) {
	return net.ListenUnix("unixpacket", &net.UnixAddr{Net: "unixpacket", Name: id.door()})
}

// first listens as the first of its siblings. The port is not bound with SO_REUSEPORT: nobody but
// siblings can join, and nobody but siblings is joined.
func first(addr string, id identity, own *net.TCPListener, door *net.UnixListener, disturbed bool, cfg *config) (net.Listener, func(), error) {
	l := own
	if l == nil {
		deadline := time.Now().Add(closeWait)
		for {
			var err error
			if l, err = bindAfterOthers(addr); err == nil {
				break
			}
			if !disturbed || !errors.Is(err, syscall.EADDRINUSE) || time.Now().After(deadline) {
				door.Close()
				return nil, nil, err
			}
			time.Sleep(shareRetry)
		}
	}
	if own == nil {
		cfg.log().Info("httpserve: listening", "addr", l.Addr().String())
	}
	return l, newPorter(id, l, door).close, nil
}

// withoutDoor listens where siblings cannot hand sockets over: Unix sockets are forbidden, the name
// belongs to somebody else, or nobody answers. The kernel can still share the port between processes
// of one user. In that way a connection can be lost when a process leaves: those in its queue, and those
// whose handshake is under way, are reset. They are not where net.ipv4.tcp_migrate_req is 1: the kernel
// then gives them to another process. The log says so.
//
// A classic BPF program (SO_ATTACH_REUSEPORT_CBPF) could steer new connections away from a process
// that is about to leave. It is not used, since it belongs to the port and not to a process, and chooses by
// the position of a socket among those that listen:
//
//   - It outlives who attached it. With one that says "position 1", attached by the second of two processes,
//     everything is well when the first has left, as there is no position 1 and the kernel chooses itself. But the next
//     process that joins is at position 1, and gets 200 of 200 connections: the one that stays starves, and nothing
//     that it does or sees tells it so.
//   - Positions change. When a process leaves, the last one takes its place: the third of three, after it had steered
//     everything to itself at position 2, got 109 of 200 when the first had left, and then 0 of 200, because the
//     next one to join was at position 2.
//   - Nobody knows when to take it away (SO_DETACH_REUSEPORT_CBPF). Who attached it may be gone, or killed. Who joins
//     cannot tell a program left behind from that of a process which leaves at this moment, and would lose its
//     connections. Processes that could agree about it could hand the socket over in the first place.
//   - How many listen (/proc/net/tcp, sock_diag) is known before or after the change, not at the time of it, and the
//     order is in neither.
//
// A lost connection now and then, in a case that is logged, is the lesser evil than a process that gets no
// connection for good.
func withoutDoor(addr string, own *net.TCPListener, reason error, cfg *config) (net.Listener, func(), error) {
	if own != nil {
		return own, nil, nil
	}
	l, err := bindAfterOthers(addr)
	if err != nil {
		return nil, nil, err
	}
	if err := setReusePort(l); err != nil {
		l.Close()
		return nil, nil, err
	}
	cfg.log().Warn("httpserve: listening with SO_REUSEPORT, since the socket cannot be handed over", "addr", l.Addr().String(), "reason", reason.Error(), "may_lose_connections", !isOne("/proc/sys/net/ipv4/tcp_migrate_req"))
	return l, nil, nil
}

// isOne reports whether a file of the kernel says that something is on.
func isOne(file string) bool {
	v, err := os.ReadFile(file)
	return err == nil && strings.TrimSpace(string(v)) == "1"
}

// bindAfterOthers binds the port for this process alone. If it is in use, but only by processes of
// the same program that share it by SO_REUSEPORT, it joins them.
func bindAfterOthers(addr string) (*net.TCPListener, error) {
	l, err := bindExclusive(addr)
	if err == nil || !errors.Is(err, syscall.EADDRINUSE) || !heldBySameProgram(addr) {
		return l, err
	}
	joined, e := bind(addr, func(_, _ string, raw syscall.RawConn) error { return reusePort(raw) })
	if e != nil {
		return nil, err
	}
	return joined, nil
}

func bindExclusive(addr string) (*net.TCPListener, error) { return bind(addr, nil) }

func bind(addr string, control func(network, addr string, c syscall.RawConn) error) (*net.TCPListener, error) {
	lc := net.ListenConfig{Control: control}
	// Multipath TCP sockets do not share a port with others reliably, and their listeners cannot be
	// found in /proc.
	lc.SetMultipathTCP(false)
	l, err := lc.Listen(context.Background(), "tcp", addr)
	if err != nil {
		return nil, err
	}
	return l.(*net.TCPListener), nil
}

// setReusePort lets others join a socket that is already bound: it was so that it could be told
// whether the port was free.
func setReusePort(l *net.TCPListener) error {
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	return reusePort(raw)
}

func reusePort(raw syscall.RawConn) error {
	var err error
	if e := raw.Control(func(fd uintptr) {
		err = os.NewSyscallError("setsockopt", syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, soReusePort(), 1))
	}); e != nil {
		return e
	}
	return err
}

// soReusePort returns SO_REUSEPORT, which package syscall has for some architectures only.
func soReusePort() int {
	switch runtime.GOARCH {
	case "mips", "mipsle", "mips64", "mips64le", "sparc64":
		return 0x200
	}
	return 0xf
}
