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

// listenShared listens on a port that other processes of the same user and program may share.
func listenShared(addr string, cfg *config) (binding, error) {
	want, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return binding{}, &net.OpError{Op: "listen", Net: "tcp", Err: err}
	}
	var own *net.TCPListener // what this process has without asking
	if l := claim("tcp", addr); l != nil {
		own = l.(*net.TCPListener) // what claim returns for TCP
		cfg.log().Info("httpserve: listening", "addr", own.Addr().String(), "inherited", true)
	} else if want.Port == 0 {
		// Nothing can be shared before the port is known.
		if own, err = bindExclusive(addr); err != nil {
			return binding{}, err
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
			return binding{Listener: l, released: newPorter(id, l, g.door).close}, nil
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
func first(addr string, id identity, own *net.TCPListener, door *net.UnixListener, disturbed bool, cfg *config) (binding, error) {
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
				return binding{}, err
			}
			time.Sleep(shareRetry)
		}
	}
	if own == nil {
		cfg.log().Info("httpserve: listening", "addr", l.Addr().String())
	}
	return binding{Listener: l, released: newPorter(id, l, door).close}, nil
}

// withoutDoor listens where siblings cannot hand sockets over: Unix sockets are forbidden, the name
// belongs to somebody else, or nobody answers. The kernel can still share the port between processes
// of one user, each with a socket and a queue of its own. When one of them closes its socket, the
// kernel resets what is in the queue, and the handshakes under way, unless net.ipv4.tcp_migrate_req is
// 1: then it moves them to another process. So the process that leaves makes its socket deaf before,
// see deafen.
func withoutDoor(addr string, own *net.TCPListener, reason error, cfg *config) (binding, error) {
	if own != nil {
		return binding{Listener: own}, nil // others may have it too
	}
	l, err := bindAfterOthers(addr)
	if err != nil {
		return binding{}, err
	}
	if err := setReusePort(l); err != nil {
		l.Close()
		return binding{}, err
	}
	cfg.log().Warn("httpserve: listening with SO_REUSEPORT, since the socket cannot be handed over", "addr", l.Addr().String(), "reason", reason.Error())
	b := binding{Listener: l}
	if !isOne("/proc/sys/net/ipv4/tcp_migrate_req") {
		b.deafen = func() bool { return stopHearing(l) == nil }
	}
	return b, nil
}

// stopHearing makes a listening socket ignore new handshakes. Tests replace it.
var stopHearing = deafen

// deafen makes a listening socket ignore new handshakes, by a filter that drops segments with SYN and
// without ACK. Those under way go on, as the filter lets the client's answer pass. A client whose SYN
// is dropped sends it again a second later: once the socket is closed, another process gets it. The
// filter belongs to the socket and goes with it, and it needs no privilege.
//
// The alternative would be a program that chooses the socket (SO_ATTACH_REUSEPORT_CBPF), and steers
// new connections away from a process that is about to leave. It belongs to the port, outlives the
// process that attached it, and knows sockets by their position, which changes whenever one is closed:
// measured with three processes that came and went, the one that stayed got 0 of 200 connections.
func deafen(l *net.TCPListener) error {
	const (
		flags   = 13 // offset in the header of TCP (RFC 9293, section 3.1), at which the filter begins, over IPv4 and IPv6
		syn     = 0x02
		ack     = 0x10
		nothing = 0
		whole   = 1<<32 - 1
	)
	filter := []syscall.SockFilter{
		{Code: syscall.BPF_LD | syscall.BPF_B | syscall.BPF_ABS, K: flags},
		{Code: syscall.BPF_ALU | syscall.BPF_AND | syscall.BPF_K, K: syn | ack},
		{Code: syscall.BPF_JMP | syscall.BPF_JEQ | syscall.BPF_K, K: syn, Jt: 0, Jf: 1},
		{Code: syscall.BPF_RET | syscall.BPF_K, K: nothing},
		{Code: syscall.BPF_RET | syscall.BPF_K, K: whole},
	}
	raw, err := l.SyscallConn()
	if err != nil {
		return err
	}
	//lint:ignore SA1019 golang.org/x/net would be a dependency
	if e := raw.Control(func(fd uintptr) { err = syscall.AttachLsf(int(fd), filter) }); e != nil {
		return e
	}
	return os.NewSyscallError("setsockopt", err)
}

// isOne reports whether a file of the kernel says that something is on.
func isOne(file string) bool {
	v, err := os.ReadFile(file)
	return err == nil && strings.TrimSpace(string(v)) == "1"
}

// bindAfterOthers binds the port for this process alone. If it is in use, but only by processes of
// the same program that share it by SO_REUSEPORT, it joins them.
func bindAfterOthers(addr string) (*net.TCPListener, error) {
	for deadline := time.Now().Add(closeWait); ; time.Sleep(shareRetry) {
		l, err := bindExclusive(addr)
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) || !heldBySameProgram(addr) {
			return l, err
		}
		joined, e := bind(addr, func(_, _ string, raw syscall.RawConn) error { return reusePort(raw) })
		if e == nil {
			return joined, nil
		}
		// Another newcomer may be about to let others in.
		if time.Now().After(deadline) {
			return nil, err
		}
	}
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
