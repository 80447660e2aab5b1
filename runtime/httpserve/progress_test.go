// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	// shortStall is for clients that never read.
	shortStall = 250 * time.Millisecond
	// longStall is long enough for a client to read something, on a busy machine too.
	longStall = time.Second
)

// endless writes until the client is cut, and tells why.
func endless(result chan<- error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		buf := make([]byte, 64*1024)
		for {
			if _, err := w.Write(buf); err != nil {
				result <- err
				return
			}
		}
	})
}

const rawGet = "GET / HTTP/1.1\r\nHost: test\r\n\r\n"

func TestStalledReaderIsReset(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	for _, secure := range []bool{false, true} {
		t.Run(fmt.Sprint("TLS ", secure), func(t *testing.T) {
			before := Stats()
			result := make(chan error, 1)
			opts := []Option{WriteStall(shortStall)}
			if secure {
				opts = append(opts, TLS(certFile, keyFile))
			}
			r := start(t, &http.Server{Handler: endless(result), ErrorLog: newLog(io.Discard)}, local(t), opts...)
			tcp := dial(t, "tcp", r.addr)
			c := tcp.Conn
			if secure {
				conf := config.Clone()
				conf.NextProtos = []string{"http/1.1"}
				conf.ServerName = "127.0.0.1"
				c = tls.Client(c, conf)
			}
			if _, err := io.WriteString(c, rawGet); err != nil {
				t.Fatal(err)
			}
			if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("the handler gets %v", err)
			}
			if n := Stats().SlowReaders - before.SlowReaders; n != 1 {
				t.Errorf("%d slow readers counted", n)
			}
			if runtime.GOOS == "linux" {
				// What the client has not read yet is gone with the reset.
				if _, err := io.Copy(io.Discard, tcp.Conn); err == nil || !strings.Contains(err.Error(), "reset") {
					t.Errorf("the client gets %v, want a reset", err)
				}
			}
		})
	}
}

// The same with a body of a request that keeps coming.
func TestStalledReaderThatSendsIsReset(t *testing.T) {
	result, read := make(chan error, 1), make(chan error, 1)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := http.NewResponseController(w).EnableFullDuplex(); err != nil {
			t.Error(err)
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			readAll(read).ServeHTTP(w, r)
		}()
		endless(result).ServeHTTP(w, r)
		<-done
	}), ErrorLog: newLog(io.Discard)}, local(t), WriteStall(shortStall))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n")
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				io.WriteString(c, "x")
			case <-stop:
				return
			}
		}
	}()
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the handler gets %v", err)
	}
	if err := <-read; err == nil {
		t.Error("the body is complete")
	}
}

// A slow reader makes progress as far as it acknowledges.
func TestSlowReaderLives(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the system does not tell what was acknowledged")
	}
	const size = 12 * 1024 * 1024
	stalls := make(chan int64, 1)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l := r.Context().Value(linkKey{}).(*link)
		_, err := w.Write(make([]byte, size))
		if err != nil {
			t.Error(err)
		}
		stalls <- l.acked
	})}, local(t), WriteStall(longStall))
	c := dial(t, "tcp", r.addr)
	c.Conn.(*net.TCPConn).SetReadBuffer(64 * 1024)
	io.WriteString(c, rawGet)
	// Several times the limit, while at most the buffers can be done with at once.
	n, tick := int64(0), time.NewTicker(longStall/10)
	defer tick.Stop()
	for i := 0; i < 30; i++ {
		<-tick.C
		m, err := io.CopyN(io.Discard, c.Conn, 32*1024)
		n += m
		if err != nil {
			t.Fatal(err)
		}
	}
	resp := make(chan error, 1)
	go func() {
		m, err := io.CopyN(io.Discard, c.Conn, size-n)
		n += m
		resp <- err
	}()
	if err := <-resp; err != nil {
		t.Errorf("%v after %d bytes", err, n)
	}
	if acked := <-stalls; acked < 64*1024 {
		t.Error("the deadline has never fired: the test shows nothing")
	}
}

// A deadline of the handler is neither prolonged nor shortened.
func TestHandlerDecidesAboutWriting(t *testing.T) {
	result := make(chan error, 1)
	before := Stats()
	var l *link
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l = r.Context().Value(linkKey{}).(*link)
		http.NewResponseController(w).SetWriteDeadline(time.Now().Add(shortStall))
		if by := l.by.Load(); by != byDeadline {
			t.Errorf("%d decides", by)
		}
		endless(result).ServeHTTP(w, r)
	})}, local(t), WriteStall(time.Hour))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, rawGet)
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	if n := Stats().SlowReaders - before.SlowReaders; n != 0 {
		t.Errorf("%d slow readers counted", n)
	}
}

// After the answer, the limit of this package is back.
func TestHandlerDeadlineEndsWithAnswer(t *testing.T) {
	links := make(chan *link, 1)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Hour))
		links <- r.Context().Value(linkKey{}).(*link)
	})}, local(t))
	c := dial(t, "tcp", r.addr)
	c.roundTrip(t)
	l := <-links
	c.roundTrip(t)
	<-links
	if err := r.stop(); err != nil { // the server has taken the deadline away
		t.Error(err)
	}
	if by := l.by.Load(); by != byStall {
		t.Errorf("%d decides", by)
	}
}

func TestTimeoutsOfProgramSwitchLimitsOff(t *testing.T) {
	tests := []struct {
		srv                  http.Server
		opts                 []Option
		stall, rate, watches bool
	}{
		{http.Server{}, nil, true, true, true},
		{http.Server{WriteTimeout: time.Hour}, nil, false, true, true},
		{http.Server{ReadTimeout: time.Hour}, nil, true, false, true},
		{http.Server{ReadTimeout: -1, WriteTimeout: -1}, nil, false, false, false},
		{http.Server{}, []Option{WriteStall(0), BodyRate(0, 0)}, false, false, false},
		{http.Server{}, []Option{WriteStall(-1)}, false, true, true},
	}
	for i := range tests {
		tt := &tests[i]
		s := manage(&tt.srv, newConfig(tt.opts))
		if s.stall > 0 != tt.stall || s.bodyRate > 0 != tt.rate || s.watches != tt.watches {
			t.Errorf("%d: %+v", i, s.limits)
		}
		if tt.stall != (tt.srv.HTTP2 != nil) {
			t.Errorf("%d: HTTP2 is %+v", i, tt.srv.HTTP2)
		}
	}
	// Harden leaves connections alone.
	if srv := Harden(&http.Server{}); srv.ConnContext != nil || srv.HTTP2 != nil {
		t.Error("Harden sets limits")
	}
}

func TestHTTP2ConfigOfProgramStays(t *testing.T) {
	own := &http.HTTP2Config{SendPingTimeout: time.Hour, MaxConcurrentStreams: 7}
	srv := &http.Server{HTTP2: own}
	manage(srv, newConfig(nil))
	if srv.HTTP2.SendPingTimeout != time.Hour || srv.HTTP2.MaxConcurrentStreams != 7 || srv.HTTP2.PingTimeout != 15*time.Second {
		t.Errorf("%+v", srv.HTTP2)
	}
	if own.PingTimeout != 0 {
		t.Error("the configuration of the program is written to")
	}
}

// The program's functions and hijackers see the connections of the listener.
func TestProgramSeesItsConnections(t *testing.T) {
	type key struct{}
	type seen struct {
		conn  net.Conn
		state http.ConnState
	}
	states := make(chan seen, 10)
	hijacked := make(chan net.Conn, 1)
	srv := &http.Server{
		ConnContext: func(ctx context.Context, c net.Conn) context.Context { return context.WithValue(ctx, key{}, c) },
		ConnState:   func(c net.Conn, s http.ConnState) { states <- seen{c, s} },
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			own := r.Context().Value(key{}).(net.Conn)
			if _, ok := own.(*net.TCPConn); !ok {
				t.Errorf("ConnContext gets %T", own)
			}
			c, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			if r.Header.Get("Upgrade") == "" {
				if n, ok := c.(interface{ NetConn() net.Conn }); !ok || n.NetConn() != own {
					t.Errorf("hijacked %T", c)
				}
			} else if c != own {
				t.Errorf("hijacked %T", c)
			}
			// It has no deadline any more, and gets none.
			io.WriteString(c, "hello")
			hijacked <- c
		}),
	}
	r := start(t, srv, local(t))
	for _, header := range []string{"", "Connection: Upgrade\r\nUpgrade: test\r\n"} {
		// With a body, whose limit ends too.
		c := dial(t, "tcp", r.addr)
		io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n"+header+"\r\n")
		server := <-hijacked
		buf := make([]byte, 5)
		if _, err := io.ReadFull(c.Conn, buf); err != nil || string(buf) != "hello" {
			t.Errorf("%q, %v", buf, err)
		}
		first := <-states
		if first.state != http.StateNew || first.conn != bare(server) {
			t.Errorf("ConnState gets %T, %v", first.conn, first.state)
		}
		for s := first; s.state != http.StateHijacked; s = <-states {
		}
		l := linkOf(server)
		if l != nil && l.by.Load() != byNobody {
			t.Errorf("%d decides about a hijacked connection", l.by.Load())
		}
		server.Close()
	}
}

// Files arrive whole, in steps, to a client that reads slowly too. That they go through sendfile shows in what
// they cost: see BenchmarkRatio.
func TestFileIsSent(t *testing.T) {
	const size = 3*fileStep + 12345
	name := filepath.Join(t.TempDir(), "file")
	content := make([]byte, size)
	for i := range content {
		content[i] = byte(i * 7 / 13)
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
	links := make(chan *link, 1)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, name)
		links <- r.Context().Value(linkKey{}).(*link)
	})}, local(t), WriteStall(longStall))
	for _, slow := range []bool{false, true} {
		req, _ := http.NewRequest("GET", "http://"+r.addr, nil)
		resp, err := newClient(t, nil).Do(req)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		tick := time.NewTicker(longStall / 20)
		for slow && got.Len() < size/2 {
			// Where deadlines fire, the file goes on where it was.
			<-tick.C
			if _, err := io.CopyN(&got, resp.Body, size/100); err != nil {
				t.Fatal(err)
			}
		}
		tick.Stop()
		if _, err := io.Copy(&got, resp.Body); err != nil {
			t.Error(err)
		}
		resp.Body.Close()
		if got.String() != string(content) {
			t.Errorf("slow %v: got %d bytes, or other ones", slow, got.Len())
		}
		if n := (<-links).written.Load(); n < size {
			t.Errorf("%d bytes counted", n)
		}
	}
}

// ConnectionState is what marks connections that http.Server must see.
type secured struct{ net.Conn }

func (secured) ConnectionState() tls.ConnectionState { return tls.ConnectionState{} }

func TestWatch(t *testing.T) {
	s := &server{limits: limits{stall: time.Hour, watches: true}}
	a, b := net.Pipe()
	defer a.Close()
	defer b.Close()
	if c := s.watch(secured{a}); c != net.Conn(secured{a}) {
		t.Errorf("a TLS connection becomes %T", c)
	}
	c := s.watch(a)
	if bare(c) != a {
		t.Errorf("a pipe becomes %T", c)
	}
	if s.watch(c) != c {
		t.Error("wrapped twice")
	}
	if linkOf(c).free != 0 {
		t.Error("a pipe has no buffer")
	}
	// What net/http and programs ask for.
	if _, ok := s.watch(&net.TCPConn{}).(interface {
		io.ReaderFrom
		syscall.Conn
		CloseWrite() error
		NetConn() net.Conn
	}); !ok {
		t.Error("a TCP connection lacks a method")
	}
	if err := c.(*otherConn).CloseWrite(); !errors.Is(err, errors.ErrUnsupported) {
		t.Error(err)
	}
	if s := (&server{}); s.watch(a) != a {
		t.Error("wrapped without limits")
	}
}

// Deadlines may be set from any goroutine.
func TestDeadlinesConcurrently(t *testing.T) {
	done := make(chan struct{})
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop := make(chan struct{})
		go func() {
			defer close(done)
			rc := http.NewResponseController(w)
			for {
				select {
				case <-stop:
					return
				default:
					rc.SetWriteDeadline(time.Now().Add(time.Hour))
					rc.SetWriteDeadline(time.Time{})
				}
			}
		}()
		buf := make([]byte, 32*1024)
		for i := 0; i < 300; i++ {
			if _, err := w.Write(buf); err != nil {
				t.Error(err)
			}
		}
		close(stop)
		<-done
	})}, local(t))
	resp, body := get(t, newClient(t, nil), "http://"+r.addr)
	if resp.StatusCode != http.StatusOK || len(body) != 300*32*1024 {
		t.Errorf("%s, %d bytes", resp.Status, len(body))
	}
}
