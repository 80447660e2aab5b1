// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

package httpserve

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A process that shares its port ("sibling") gives the listening socket to the next one over a Unix
// socket, the door:
//
//	newcomer: its identity, one packet
//	sibling:  "ok <pid>", with two descriptors: the listening socket and the door
//
// The door goes along, so that all siblings answer at it, and one that ends or is killed is not
// missed. It has a name in the abstract namespace: that belongs to the network namespace, as the
// port does, vanishes with the last process that holds it, and only one process can take it, which
// makes it the lock between newcomers that start at the same time. The file system offers none of
// this. That other users see the name does not matter: the kernel says who they are.

const (
	doorWait  = time.Second // for one side to hear the other
	doorLimit = 16          // newcomers that are heard at the same time
	doorMax   = 512         // bytes in a packet
)

// identity says who shares with whom: processes of the same user, program and address. The program
// is known by the base name of its file, so that the next version of it, in a directory of its own
// perhaps, is the same program. The kernel says what user a process has, and what file it runs, unless
// it is in another PID namespace. This keeps mistakes out, not attackers: who runs as the same user can
// take over the process in other ways.
type identity struct {
	uid           int
	program, addr string
}

func identify(addr *net.TCPAddr) (identity, error) {
	if err := ownUser(); err != nil {
		return identity{}, err
	}
	exe, err := os.Executable()
	if err != nil {
		return identity{}, err
	}
	host := "*" // package net listens on all addresses for each of the ways to say it
	if len(addr.IP) > 0 && !addr.IP.IsUnspecified() {
		host = (&net.IPAddr{IP: addr.IP, Zone: addr.Zone}).String()
	}
	return identity{
		uid:     syscall.Geteuid(),
		program: filepath.Base(exe),
		addr:    net.JoinHostPort(host, strconv.Itoa(addr.Port)),
	}, nil
}

// ownUser fails where the number of the user says nothing: in a user namespace, the kernel gives the
// number 65534 to all users that the namespace does not know.
func ownUser() error {
	const overflow = 65534 // of /proc/sys/kernel/overflowuid, which nobody changes
	if syscall.Geteuid() != overflow {
		return nil
	}
	if m, err := os.ReadFile("/proc/self/uid_map"); err != nil || strings.Join(strings.Fields(string(m)), " ") != "0 0 4294967295" {
		return errors.New("the user is one of those that the user namespace does not tell apart")
	}
	return nil
}

// String is what a newcomer says.
func (id identity) String() string {
	return fmt.Sprintf("httpserve 1\n%d\n%.255s\n%s\n", id.uid, id.program, id.addr)
}

// door returns the name of the door.
func (id identity) door() string {
	sum := sha256.Sum256([]byte(fmt.Sprintf("%d\n%s\n%s", id.uid, id.program, id.addr)))
	return "@httpserve-" + hex.EncodeToString(sum[:16])
}

// What ask finds.
var (
	// errNobody: no process shares this port.
	errNobody = errors.New("no process shares the port")
	// errGone: the sibling has ended meanwhile.
	errGone = errors.New("the process that shares the port has gone")
)

// gift is what a sibling gives.
type gift struct {
	listener *net.TCPListener
	door     *net.UnixListener
	pid      int
}

// peerOf returns the process on the other side: which has connected, or has called listen, so that it may
// have ended since. Tests replace it.
var peerOf = func(c *net.UnixConn) (*syscall.Ucred, error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return nil, err
	}
	var cred *syscall.Ucred
	if e := raw.Control(func(fd uintptr) {
		cred, err = syscall.GetsockoptUcred(int(fd), syscall.SOL_SOCKET, syscall.SO_PEERCRED)
	}); e != nil {
		return nil, e
	}
	return cred, os.NewSyscallError("getsockopt", err)
}

// runs reports whether the process runs the program, as far as it can be told.
func (id identity) runs(pid int) bool {
	exe, err := os.Readlink("/proc/" + strconv.Itoa(pid) + "/exe")
	return err != nil || filepath.Base(strings.TrimSuffix(exe, " (deleted)")) == id.program
}

// passCredentials makes the kernel tell with each packet who has sent it.
func passCredentials(_, _ string, raw syscall.RawConn) error {
	var err error
	if e := raw.Control(func(fd uintptr) {
		err = os.NewSyscallError("setsockopt", syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_PASSCRED, 1))
	}); e != nil {
		return e
	}
	return err
}

// ask asks a sibling for the socket. Errors other than those above mean that whoever is behind the
// door is no sibling, or does not answer.
func ask(id identity) (*gift, error) {
	d := net.Dialer{Timeout: doorWait, Control: passCredentials}
	nc, err := d.Dial("unixpacket", id.door())
	if err != nil {
		if errors.Is(err, syscall.ECONNREFUSED) {
			return nil, errNobody
		}
		if errors.Is(err, syscall.EAGAIN) {
			return nil, errGone // not so, but many newcomers stand at the door
		}
		return nil, err
	}
	defer nc.Close()
	c := nc.(*net.UnixConn)
	if peer, err := peerOf(c); err != nil {
		return nil, err
	} else if int(peer.Uid) != id.uid {
		return nil, fmt.Errorf("the socket %s belongs to user %d", id.door(), peer.Uid)
	}
	// Twice: the sibling may be waiting for a newcomer before this one.
	c.SetDeadline(time.Now().Add(2 * doorWait))
	if _, err := c.Write([]byte(id.String())); err != nil {
		return nil, goneOr(err)
	}
	buf, oob := make([]byte, doorMax), make([]byte, syscall.CmsgSpace(2*4)+syscall.CmsgSpace(syscall.SizeofUcred))
	n, oobn, flags, _, err := c.ReadMsgUnix(buf, oob)
	if err != nil {
		return nil, goneOr(err)
	}
	files, sender := received(oob[:oobn])
	defer func() {
		for _, f := range files {
			f.Close()
		}
	}()
	if n == 0 && len(files) == 0 {
		return nil, errGone
	}
	pid, err := strconv.Atoi(strings.TrimPrefix(string(buf[:n]), "ok "))
	if err != nil || !strings.HasPrefix(string(buf[:n]), "ok ") || len(files) != 2 || flags&(syscall.MSG_CTRUNC|syscall.MSG_TRUNC) != 0 {
		return nil, fmt.Errorf("unexpected answer %.40q with %d descriptors", buf[:n], len(files))
	}
	if sender != nil && !id.runs(int(sender.Pid)) {
		return nil, fmt.Errorf("process %d runs another program", sender.Pid)
	}
	return unpack(id, files, pid)
}

// unpack looks whether the descriptors are what they should be.
func unpack(id identity, files []*os.File, pid int) (*gift, error) {
	var listeners [2]net.Listener
	for i, f := range files {
		v, err := syscall.GetsockoptInt(int(f.Fd()), syscall.SOL_SOCKET, syscall.SO_ACCEPTCONN)
		if err == nil && v == 0 {
			err = errors.New("descriptor is not a listening socket")
		}
		if err == nil {
			listeners[i], err = net.FileListener(f)
		}
		if err != nil {
			if i > 0 {
				listeners[0].Close()
			}
			return nil, err
		}
	}
	tcp, ok := listeners[0].(*net.TCPListener)
	door, ok2 := listeners[1].(*net.UnixListener)
	if ok && ok2 && door.Addr().String() == id.door() {
		if other, err := identify(tcp.Addr().(*net.TCPAddr)); err == nil && other == id {
			return &gift{tcp, door, pid}, nil
		}
	}
	listeners[0].Close()
	listeners[1].Close()
	return nil, errors.New("descriptors are not the sockets of this address")
}

// received returns the descriptors in a control message, and the process that has sent it.
func received(oob []byte) (files []*os.File, sender *syscall.Ucred) {
	messages, err := syscall.ParseSocketControlMessage(oob)
	if err != nil {
		return nil, nil
	}
	for i := range messages {
		if cred, err := syscall.ParseUnixCredentials(&messages[i]); err == nil {
			sender = cred
			continue
		}
		fds, err := syscall.ParseUnixRights(&messages[i])
		if err != nil {
			continue
		}
		for _, fd := range fds {
			files = append(files, os.NewFile(uintptr(fd), "received"))
		}
	}
	return files, sender
}

// goneOr tells the end of the other side from other errors.
func goneOr(err error) error {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, io.EOF) {
		return errGone
	}
	return err
}

// porter answers at the door.
type porter struct {
	id     identity
	tcp    *net.TCPListener
	door   *net.UnixListener
	places chan struct{} // limits how many are heard
	peer   func(*net.UnixConn) (*syscall.Ucred, error)

	mu      sync.Mutex
	closing bool
	conns   map[*net.UnixConn]bool
	wg      sync.WaitGroup
}

func newPorter(id identity, tcp *net.TCPListener, door *net.UnixListener) *porter {
	p := &porter{
		id:     id,
		tcp:    tcp,
		door:   door,
		places: make(chan struct{}, doorLimit),
		peer:   peerOf,
		conns:  make(map[*net.UnixConn]bool),
	}
	p.wg.Add(1)
	go p.serve()
	return p
}

func (p *porter) serve() {
	defer p.wg.Done()
	for {
		c, err := p.door.AcceptUnix()
		if err != nil {
			if p.isClosing() {
				return
			}
			// Out of descriptors or memory, for all that is known.
			time.Sleep(50 * time.Millisecond)
			continue
		}
		p.places <- struct{}{} // nobody stays longer than doorWait
		if !p.enter(c) {
			c.Close()
			return
		}
		go func() {
			p.answer(c)
			p.leave(c)
			<-p.places
		}()
	}
}

func (p *porter) isClosing() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closing
}

func (p *porter) enter(c *net.UnixConn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closing {
		return false
	}
	c.SetDeadline(time.Now().Add(doorWait))
	p.conns[c] = true
	p.wg.Add(1)
	return true
}

func (p *porter) leave(c *net.UnixConn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, c)
	c.Close()
	p.wg.Done()
}

// answer gives the sockets to a newcomer. Whoever does not say what a sibling says gets nothing.
func (p *porter) answer(c *net.UnixConn) {
	if peer, err := p.peer(c); err != nil || int(peer.Uid) != p.id.uid || !p.id.runs(int(peer.Pid)) {
		return
	}
	buf := make([]byte, doorMax)
	n, err := c.Read(buf)
	if err != nil || string(buf[:n]) != p.id.String() {
		return
	}
	tcp, err := dupListener(p.tcp)
	if err != nil {
		return // closed: the newcomer asks again
	}
	defer syscall.Close(tcp)
	door, err := dupListener(p.door)
	if err != nil {
		return
	}
	defer syscall.Close(door)
	c.WriteMsgUnix([]byte("ok "+strconv.Itoa(os.Getpid())), syscall.UnixRights(tcp, door), nil)
}

// close ends the answers and then lets go of the door. It is called when the listening socket is
// closed: as long as the door is there, nobody else tries to bind the port.
func (p *porter) close() {
	p.mu.Lock()
	p.closing = true
	now := time.Now()
	p.door.SetDeadline(now)
	for c := range p.conns {
		c.SetDeadline(now)
	}
	p.mu.Unlock()
	p.wg.Wait()
	p.door.Close()
}
