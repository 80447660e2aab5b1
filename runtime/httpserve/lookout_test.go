// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"
)

// connected returns a connection that the server knows, and its other end.
func connected(t *testing.T) (*server, *tcpConn, net.Conn) {
	t.Helper()
	l := local(t)
	client := dial(t, "tcp", l.Addr().String())
	raw, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{}
	s := manage(srv, newConfig(nil))
	c := s.watch(raw).(*tcpConn)
	t.Cleanup(func() { c.Close() })
	srv.ConnState(c, http.StateNew)
	return s, c, client.Conn
}

func TestReadDeadlineIsRemembered(t *testing.T) {
	s, c, client := connected(t)
	state := func(want int64) {
		t.Helper()
		if got := c.until.Load(); got != want {
			t.Errorf("state %d, want %d", got, want)
		}
	}
	state(noDeadline)
	at := time.Now().Add(time.Hour)
	c.SetReadDeadline(at)
	state(int64(at.Sub(origin)))
	if due := s.lookout.due.Load(); due != int64(at.Sub(origin)-leadOfLookout) {
		t.Errorf("a round is due at %d", due)
	}
	// A round that comes too early changes nothing but the time of the next.
	s.lookout.round()
	state(int64(at.Sub(origin)))
	if due := s.lookout.due.Load(); due != int64(at.Sub(origin)-leadOfLookout) {
		t.Errorf("a round is due at %d", due)
	}
	// A deadline before it brings the round forward, and one without a monotonic clock counts too.
	c.SetReadDeadline(time.Now().Add(time.Minute).Round(0))
	if due := time.Duration(s.lookout.due.Load()) - clock(); due > time.Minute-leadOfLookout || due < 0 {
		t.Errorf("a round is due in %v", due)
	}
	c.SetReadDeadline(time.Time{})
	state(noDeadline)
	// With nothing to remember, there are no rounds.
	s.lookout.round()
	if due := s.lookout.due.Load(); due != never {
		t.Errorf("a round is due at %d", due)
	}
	// The past counts at once, and the next deadline takes its place.
	c.SetReadDeadline(time.Unix(1, 0))
	state(deadlineSet)
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	c.SetReadDeadline(time.Now().Add(time.Hour))
	state(deadlineSet)
	io.WriteString(client, "x")
	if _, err := c.Read(make([]byte, 1)); err != nil {
		t.Error(err)
	}
	c.SetReadDeadline(time.Time{})
	state(noDeadline)
	// One that is near is set.
	c.SetReadDeadline(time.Now().Add(time.Millisecond))
	state(deadlineSet)
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	c.SetDeadline(time.Time{})
	state(noDeadline)
	// After Close the connection itself answers.
	c.Close()
	state(passOn)
	if err := c.SetReadDeadline(time.Time{}); !errors.Is(err, net.ErrClosed) {
		t.Error(err)
	}
}

// A read that has begun before the deadline came near ends at its time.
func TestRememberedDeadlineEndsRead(t *testing.T) {
	_, c, _ := connected(t)
	const wait = nearDeadline + 200*time.Millisecond
	begin := time.Now()
	c.SetReadDeadline(begin.Add(wait))
	if c.until.Load() <= noDeadline {
		t.Error("the deadline is not remembered: the test shows nothing")
	}
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	if d := time.Since(begin); d < wait {
		t.Errorf("after %v, before the deadline", d)
	}
}

// What a hijacked connection remembers is set: the server does not know it any more.
func TestRememberedDeadlineOfHijackedConnection(t *testing.T) {
	s, c, _ := connected(t)
	c.SetReadDeadline(time.Now().Add(nearDeadline + 100*time.Millisecond))
	s.http.ConnState(c, http.StateHijacked)
	if s.conns.open.Load() != 0 || len(s.conns.all()) != 0 {
		t.Error("the connection is still known")
	}
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
}

// A connection that ConnState does not tell of, because the program has replaced the function, is
// nowhere to be looked for.
func TestDeadlineOfUnknownConnectionIsSet(t *testing.T) {
	s := &server{limits: limits{stall: time.Hour, watches: true}}
	a, b := net.Pipe()
	defer b.Close()
	c := s.watch(a).(*otherConn)
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(time.Hour))
	if c.until.Load() != passOn {
		t.Error("the deadline is remembered")
	}
}

// Connections come and go while rounds are made, and deadlines are set meanwhile.
func TestLookoutConcurrently(t *testing.T) {
	srv := &http.Server{Handler: okHandler}
	r := start(t, srv, local(t))
	s := srv.Handler.(*guard).server
	errs := make(chan error)
	for range 2 {
		go func() {
			var err error
			for i := 0; i < 50 && err == nil; i++ {
				var conn net.Conn
				if conn, err = net.Dial("tcp", r.addr); err != nil {
					break
				}
				c := newRawConn(conn)
				for j := 0; j < 3 && err == nil; j++ {
					if err = c.send(); err == nil {
						_, _, err = c.receive()
					}
				}
				c.Close()
			}
			errs <- err
		}()
	}
	for left := 2; left > 0; {
		select {
		case err := <-errs:
			left--
			if err != nil {
				t.Error(err)
			}
		default:
			s.lookout.round()
			s.conns.all()
		}
	}
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if n := len(s.conns.all()); n != 0 {
		t.Errorf("%d connections are left", n)
	}
}

// fragile is a connection that is of no use after a write has run into its deadline, as tls.Conn.
type fragile struct {
	net.Conn
	broken error
}

func (f *fragile) Write(p []byte) (int, error) {
	if f.broken != nil {
		return 0, f.broken
	}
	n, err := f.Conn.Write(p)
	f.broken = err
	return n, err
}

// A deadline for writing that has passed between two writes is nobody's fault.
func TestPassedWriteDeadline(t *testing.T) {
	const stall = time.Hour
	for _, name := range []string{"socket", "other"} {
		t.Run(name, func(t *testing.T) {
			l := local(t)
			client := dial(t, "tcp", l.Addr().String())
			raw, err := l.Accept()
			if err != nil {
				t.Fatal(err)
			}
			if name == "other" {
				raw = &fragile{Conn: raw}
			}
			s := &server{limits: limits{stall: stall, watches: true}}
			c := s.watch(raw)
			defer c.Close()
			k := linkOf(c)
			k.free = 0
			if _, err := c.Write([]byte("a")); err != nil {
				t.Fatal(err)
			}
			if k.armed.Load() == 0 {
				t.Fatal("no deadline")
			}
			// A while later:
			if name == "socket" {
				k.mu.Lock()
				k.arm(clock()-1, 0)
				k.mu.Unlock()
			} else {
				k.armed.Store(int64(clock() + stall/8)) // too near to begin a write
			}
			if _, err := c.Write([]byte("b")); err != nil {
				t.Error(err)
			}
			if ahead := time.Duration(k.armed.Load()) - clock(); ahead < stall/8 {
				t.Errorf("the deadline is %v ahead", ahead)
			}
			buf := make([]byte, 2)
			if _, err := io.ReadFull(client, buf); err != nil || string(buf) != "ab" {
				t.Errorf("%q, %v", buf, err)
			}
		})
	}
}
