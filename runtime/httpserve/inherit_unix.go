// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"net"
	"os"
	"strconv"
	"sync"
	"syscall"
)

// listenFdsStart is SD_LISTEN_FDS_START of systemd: the first file descriptor after stderr.
const listenFdsStart = 3

// upgradeEnv tells a process that it replaces another one. Its value has one character per socket,
// one of the kinds below. The sockets begin at upgradeFdsStart. LISTEN_FDS does not fit: it needs
// the number of the process before that exists.
const (
	upgradeEnv = "HTTPSERVE_UPGRADE"

	upgradeReadyFd  = 3 // a pipe that gets one byte when all sockets are served
	upgradeFdsStart = 4

	kindServed = 's' // the other process serves it
	kindUnlink = 'u' // the same, and the file of the socket is removed at the end
	kindSpare  = 'o' // nobody has asked for it so far
)

// sockets are the listening sockets that the process was started with and that nothing has asked
// for yet.
type sockets struct {
	mu      sync.Mutex
	loaded  bool // LISTEN_FDS has been looked at
	list    []socket
	unknown []*os.File // kept from garbage collection

	// For a process that replaces another one:
	ready   *os.File   // nil when all sockets are served
	missing []net.Addr // what is not served yet
	unlink  []*net.UnixListener
}

type socket struct {
	listener net.Listener
	file     *os.File // the descriptor as it was inherited; garbage collection would close it
	kind     byte
}

var passed sockets

// The sockets of an upgrade are looked at early, so that programs that start others before they
// listen do not leak them. Nothing happens in other processes.
func init() {
	if kinds := os.Getenv(upgradeEnv); kinds != "" {
		os.Unsetenv(upgradeEnv)
		passed.loadUpgrade(kinds)
	}
}

func (s *sockets) loadUpgrade(kinds string) {
	var stat syscall.Stat_t
	if syscall.Fstat(upgradeReadyFd, &stat) != nil || stat.Mode&syscall.S_IFMT != syscall.S_IFIFO {
		return
	}
	syscall.CloseOnExec(upgradeReadyFd)
	s.ready = os.NewFile(upgradeReadyFd, "ready")
	for i := range kinds {
		l := s.add(upgradeFdsStart+i, kinds[i])
		if l != nil && kinds[i] != kindSpare {
			s.missing = append(s.missing, l.Addr())
		}
	}
}

// load looks at LISTEN_FDS. It is called with mu held.
func (s *sockets) load() {
	if s.loaded {
		return
	}
	s.loaded = true
	pid, err := strconv.Atoi(os.Getenv("LISTEN_PID"))
	if err != nil || pid != os.Getpid() {
		return // for another process, whose child we are
	}
	n, err := strconv.Atoi(os.Getenv("LISTEN_FDS"))
	for _, name := range []string{"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES", "LISTEN_PIDFDID"} {
		os.Unsetenv(name)
	}
	if err != nil {
		return
	}
	for i := 0; i < n; i++ {
		if syscall.Fstat(listenFdsStart+i, new(syscall.Stat_t)) != nil {
			return // they are consecutive
		}
		s.add(listenFdsStart+i, kindSpare)
	}
}

// add adds fd to the list and returns its listener, nil if it is not a listening socket. Such
// descriptors are left to whoever knows what they are.
func (s *sockets) add(fd int, kind byte) net.Listener {
	syscall.CloseOnExec(fd)
	if v, err := syscall.GetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_ACCEPTCONN); err != nil || v == 0 {
		return nil
	}
	file := os.NewFile(uintptr(fd), "listener")
	l, err := net.FileListener(file)
	if err != nil {
		s.unknown = append(s.unknown, file) // of a family that package net does not know
		return nil
	}
	s.list = append(s.list, socket{l, file, kind})
	return l
}

// claim returns the inherited socket for an address, nil if there is none.
func claim(network, addr string) net.Listener { return passed.claim(network, addr) }

func (s *sockets) claim(network, addr string) net.Listener {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.load()
	if len(s.list) == 0 {
		return nil
	}
	found, best := -1, 0
	switch network {
	case "tcp", "tcp4", "tcp6":
		want, err := net.ResolveTCPAddr(network, addr)
		if err != nil {
			return nil // net.Listen has words for that
		}
		for i, k := range s.list {
			if have, ok := k.listener.Addr().(*net.TCPAddr); ok {
				if f := fit(network, have, want); f > best {
					found, best = i, f
				}
			}
		}
	case "unix", "unixpacket":
		for i, k := range s.list {
			if have, ok := k.listener.Addr().(*net.UnixAddr); ok && have.Net == network && have.Name == addr && addr != "" {
				found = i
				break
			}
		}
	}
	if found < 0 {
		return nil
	}
	k := s.list[found]
	s.list = append(s.list[:found:found], s.list[found+1:]...)
	k.file.Close()
	if u, ok := k.listener.(*net.UnixListener); ok && k.kind == kindUnlink {
		s.unlink = append(s.unlink, u)
	}
	return k.listener
}

// serving notes that connections are about to be accepted from l. When that is so for all sockets of
// the process that this one replaces, that process is told.
func serving(l net.Listener) { passed.serving(l.Addr()) }

func (s *sockets) serving(addr net.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ready == nil || addr == nil {
		return
	}
	for i, m := range s.missing {
		if m.Network() == addr.Network() && m.String() == addr.String() {
			s.missing = append(s.missing[:i:i], s.missing[i+1:]...)
			break
		}
	}
	if len(s.missing) > 0 {
		return
	}
	for _, u := range s.unlink {
		// Not before: it is the other process's file as long as the upgrade can fail.
		u.SetUnlinkOnClose(true)
	}
	s.unlink = nil
	s.ready.Write([]byte{1})
	s.ready.Close()
	s.ready = nil
}

// spares returns duplicates of the sockets that nothing has asked for.
func (s *sockets) spares() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	var fds []int
	for _, k := range s.list {
		if fd, err := dup(int(k.file.Fd())); err == nil {
			fds = append(fds, fd)
		}
	}
	return fds
}

// dup duplicates a descriptor without ever letting it into another program. It never touches
// O_NONBLOCK, which all processes with the socket have in common: os.File.Fd of what the File method
// of a listener returns clears it for all of them.
func dup(fd int) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	d, err := syscall.Dup(fd)
	if err != nil {
		return -1, os.NewSyscallError("dup", err)
	}
	syscall.CloseOnExec(d)
	return d, nil
}

// dupListener duplicates the descriptor of a listener.
func dupListener(l syscall.Conn) (int, error) {
	raw, err := l.SyscallConn()
	if err != nil {
		return -1, err
	}
	fd := -1
	if e := raw.Control(func(d uintptr) { fd, err = dup(int(d)) }); e != nil {
		return -1, e
	}
	return fd, err
}
