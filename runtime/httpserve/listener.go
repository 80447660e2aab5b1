// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"errors"
	"net"
	"os"
	"reflect"
	"strings"
	"sync"
	"time"
)

const (
	// queueQuiet is how long the accept queue must be empty before the listener is closed. It lets
	// handshakes under way on a near network complete, and outlasts a busy scheduler.
	queueQuiet = 20 * time.Millisecond
	// queueLimit bounds emptying the queue when clients keep coming: the process that shares the
	// socket, if there is one, serves what is left.
	queueLimit = 200 * time.Millisecond
	// deafWait is how long handshakes may take that are under way when the socket hears no new ones any
	// more: the round trip to a client that is far away, or a machine that has no time for packets. A client
	// that was not heard tries again after 1s (RFC 6298, section 2), when the socket must be closed.
	deafWait = 700 * time.Millisecond
)

// binding is a socket on which this package listens by itself.
type binding struct {
	net.Listener
	released func()      // to be called when the socket has been closed, nil for nothing
	deafen   func() bool // see listener; nil if it is not needed
}

// listener is a listener that can be closed without http.Server noticing. http.Server drops
// requests that it has already read once Shutdown has been called (golang/go#75591), so the socket
// must be closed first, and while it is closed Accept must not return: its error would end Serve.
type listener struct {
	net.Listener

	watch func(net.Conn) net.Conn // what Accept makes of a connection; nil for nothing

	closeOnce sync.Once
	closeErr  error
	released  func()        // called when the socket has been closed, nil for nothing
	closed    chan struct{} // closed by Close

	// deafen makes the socket ignore new handshakes, and reports whether it does. Handshakes under way are
	// completed. It is not nil where closing the socket would reset them.
	deafen func() bool

	// parked is closed when Accept blocks after stop: whatever it returned before is then known to
	// ConnState, since Serve calls both from one goroutine.
	parked   chan struct{}
	parkOnce sync.Once

	servingOnce sync.Once // the first Accept

	// left is closed when Serve has returned.
	left chan struct{}

	mu       sync.Mutex
	stopping bool
	isDeaf   bool      // no new handshakes begin, and nobody else has the queue
	deaf     time.Time // until when handshakes may be completed
	until    time.Time // end of emptying the queue, but for one that is deaf: that comes to an end by itself
}

// deadliner is what TCP and Unix listeners have, and most wrappers around them have not.
type deadliner interface {
	SetDeadline(time.Time) error
}

// deadlinerOf returns where to set the deadline of a listener, nil if there is none. It looks beneath
// wrappers of which it is known that their Accept ends when that of the listener does which they embed.
func deadlinerOf(l net.Listener) deadliner {
	for l != nil {
		if d, ok := l.(deadliner); ok {
			return d
		}
		if !passesOn(l) {
			return nil
		}
		l = embedded(l)
	}
	return nil
}

func passesOn(l net.Listener) bool {
	t := reflect.TypeOf(l)
	if t.Kind() == reflect.Ptr {
		t = t.Elem()
	}
	switch name := t.PkgPath() + "." + t.Name(); {
	case name == "crypto/tls.listener":
		return true
	default:
		return strings.HasSuffix(name, "golang.org/x/net/netutil.limitListener") // also where it is vendored
	}
}

// embedded returns the net.Listener that a wrapper embeds, as many do, or nil.
func embedded(l net.Listener) net.Listener {
	v := reflect.ValueOf(l)
	if v.Kind() == reflect.Ptr {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return nil
	}
	f, ok := v.Type().FieldByName("Listener")
	if !ok || !f.Anonymous || len(f.Index) != 1 {
		return nil
	}
	inner, _ := v.FieldByIndex(f.Index).Interface().(net.Listener)
	return inner
}

func newListener(b binding) *listener {
	return &listener{
		Listener: b.Listener,
		released: b.released,
		deafen:   b.deafen,
		closed:   make(chan struct{}),
		parked:   make(chan struct{}),
		left:     make(chan struct{}),
	}
}

// Accept implements net.Listener.
func (l *listener) Accept() (net.Conn, error) {
	// Not earlier: a certificate that cannot be loaded ends ServeTLS before.
	l.servingOnce.Do(func() { serving(l.Listener) })
	for {
		last := l.arm()
		c, err := l.Listener.Accept()
		if err == nil {
			if l.watch != nil {
				c = l.watch(c)
			}
			return c, nil
		}
		stopping, until := l.isStopping()
		switch temporary, ok := err.(net.Error); {
		case !stopping:
			return nil, err
		case !last:
			// Woken by stop, or handshakes had their time: the queue has not been looked at.
			if !errors.Is(err, os.ErrDeadlineExceeded) {
				time.Sleep(pollMin)
			}
			continue
		//lint:ignore SA1019 net/http asks the same of the same errors
		case !errors.Is(err, os.ErrDeadlineExceeded) && ok && temporary.Temporary() && time.Now().Before(until):
			time.Sleep(pollMin) // out of descriptors, which come back as connections end
			continue
		}
		break
	}
	// The queue is empty, or the listener is closed, or broken: there will be no more connections.
	l.closeSocket()
	l.parkOnce.Do(func() { close(l.parked) })
	<-l.closed
	return nil, net.ErrClosed
}

// Close implements net.Listener. It is called by Serve, Shutdown and Close of http.Server.
func (l *listener) Close() error {
	err := l.closeSocket()
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case <-l.closed:
	default:
		close(l.closed)
	}
	return err
}

func (l *listener) closeSocket() error {
	l.closeOnce.Do(func() {
		l.closeErr = l.Listener.Close()
		if l.released != nil {
			l.released()
		}
	})
	return l.closeErr
}

// isStopping reports whether stop was called, and until when the queue is emptied.
func (l *listener) isStopping() (stopping bool, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stopping, l.until
}

// stop empties the accept queue and closes the socket. It does not wait for that, see wait. Another
// process has the socket too if it is handed on.
func (l *listener) stop(handedOn bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stopping = true
	l.deaf = time.Now()
	if l.deafen != nil && !handedOn && l.deafen() {
		l.isDeaf = true
		l.deaf = l.deaf.Add(deafWait)
	}
	l.until = l.deaf.Add(queueLimit)
	if d := deadlinerOf(l.Listener); d != nil && d.SetDeadline(time.Now()) == nil {
		return // Accept wakes up and calls arm
	}
	// The queue cannot be emptied. A Close that waits for a stuck Accept must not hold up the
	// drain.
	go l.closeSocket()
}

// arm reports whether the next Accept is the last one if there is no connection, and if the listener is
// stopping makes it return soon. It is called right before Accept: a deadline that has passed makes
// Accept fail without looking at the queue.
func (l *listener) arm() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.stopping {
		return false
	}
	now := time.Now()
	if d := deadlinerOf(l.Listener); d != nil {
		switch {
		case now.Before(l.deaf):
			d.SetDeadline(l.deaf)
		case l.isDeaf || now.Before(l.until):
			d.SetDeadline(now.Add(queueQuiet))
		default:
			d.SetDeadline(now)
		}
	}
	return !now.Before(l.deaf)
}

// wait waits until nothing more comes out of Accept, but at most d, not counting the time that handshakes have.
func (l *listener) wait(d time.Duration) {
	l.mu.Lock()
	if l.isDeaf {
		d += deafWait
	}
	l.mu.Unlock()
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-l.parked:
	case <-l.left:
	case <-t.C:
		go l.closeSocket()
	}
}
