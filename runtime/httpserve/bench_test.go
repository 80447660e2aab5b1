// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"
)

var hello = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello, world") })

// page is an answer of 64 KiB.
var page = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", strconv.Itoa(len(pageBytes)))
	w.Write(pageBytes)
})

var pageBytes = make([]byte, 64*1024)

// benchServer is one of the two that are compared.
type benchServer struct {
	benchCase
	dial    func() (net.Conn, error)
	conn    *rawConn // of keep-alive
	streams uint32   // that were opened on it
	taken   uint32   // bytes of its window
}

func newBenchServers(b testing.TB, bc benchCase) (plain, ours *benchServer) {
	var protocols *http.Protocols
	if bc.request == "" {
		protocols = new(http.Protocols)
		protocols.SetHTTP2(true)
		protocols.SetUnencryptedHTTP2(true)
	}
	l, own := local(b), local(b)
	srv := &http.Server{Handler: bc.handler, Protocols: protocols}
	ctx, cancel := context.WithCancel(context.Background())
	b.Cleanup(cancel)
	opts := []Option{Listener(own), Linger(0)}
	dial := func(l net.Listener) func() (net.Conn, error) {
		return func() (net.Conn, error) { return net.Dial("tcp", l.Addr().String()) }
	}
	if bc.tls {
		certFile, keyFile, client := certificate(b)
		opts = append(opts, TLS(certFile, keyFile))
		if bc.request == "" {
			client.NextProtos = []string{protoHTTP2}
		}
		dial = func(l net.Listener) func() (net.Conn, error) {
			return func() (net.Conn, error) { return tls.Dial("tcp", l.Addr().String(), client) }
		}
		go srv.ServeTLS(l, certFile, keyFile)
	} else {
		go srv.Serve(l)
	}
	b.Cleanup(func() { srv.Close() })
	go RunContext(ctx, &http.Server{Handler: bc.handler, Protocols: protocols}, opts...)
	return &benchServer{benchCase: bc, dial: dial(l)}, &benchServer{benchCase: bc, dial: dial(own)}
}

// streamsAtOnce is how many requests a client of HTTP/2 has under way.
const streamsAtOnce = 4

// doStreams makes requests on streams of one connection.
func (s *benchServer) doStreams(b testing.TB) {
	if s.conn == nil {
		conn, err := s.dial()
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { conn.Close() })
		s.conn = newRawConn(conn)
		// A window of 1 MiB for each stream, and one more for the connection.
		io.WriteString(conn, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"+
			"\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x04\x00\x10\x00\x00"+
			"\x00\x00\x04\x08\x00\x00\x00\x00\x00\x00\x10\x00\x00")
	}
	// GET or POST / of http://test, from the static table of HPACK.
	const get, post = "\x82\x84\x86\x41\x04test", "\x83\x84\x86\x41\x04test"
	var requests []byte
	frame := func(kind, flags byte, stream uint32, payload string) {
		requests = append(requests, byte(len(payload)>>16), byte(len(payload)>>8), byte(len(payload)), kind, flags)
		requests = binary.BigEndian.AppendUint32(requests, stream)
		requests = append(requests, payload...)
	}
	if s.taken > 512*1024 {
		frame(8, 0, 0, string(binary.BigEndian.AppendUint32(nil, s.taken))) // WINDOW_UPDATE
		s.taken = 0
	}
	for range streamsAtOnce {
		stream := 2*s.streams + 1
		if s.posts == "" {
			frame(1, 5, stream, get) // HEADERS, END_STREAM and END_HEADERS
		} else {
			frame(1, 4, stream, post)    // HEADERS, END_HEADERS
			frame(0, 1, stream, s.posts) // DATA, END_STREAM
		}
		s.streams++
	}
	if _, err := s.conn.Write(requests); err != nil {
		b.Fatal(err)
	}
	for ended := 0; ended < streamsAtOnce; {
		frame, err := s.conn.r.Peek(9)
		if err != nil {
			b.Fatal(err)
		}
		kind, flags := frame[3], frame[4]
		size := int(frame[0])<<16 + int(frame[1])<<8 + int(frame[2])
		if kind == 0 {
			s.taken += uint32(size)
		}
		switch {
		case kind <= 1 && flags&1 != 0:
			ended++
		case kind == 3 || kind == 7:
			b.Fatalf("frame of type %d", kind)
		}
		if _, err := s.conn.r.Discard(9 + size); err != nil {
			b.Fatal(err)
		}
	}
}

// do makes one request, on a kept-alive connection or on one of its own, or some over HTTP/2.
func (s *benchServer) do(b testing.TB) {
	if s.request == "" {
		s.doStreams(b)
		return
	}
	c := s.conn
	if c == nil {
		conn, err := s.dial()
		if err != nil {
			b.Fatal(err)
		}
		if s.keep {
			if c, ok := conn.(*net.TCPConn); ok {
				c.SetReadBuffer(1024 * 1024)
			}
		}
		c = newRawConn(conn)
		if s.keep {
			s.conn = c
			b.Cleanup(func() { c.Close() })
		} else {
			defer c.Close()
		}
	}
	if _, err := io.WriteString(c, s.request); err != nil {
		b.Fatal(err)
	}
	// The header, and as much as it says.
	length := 0
	for {
		line, err := c.r.ReadSlice('\n')
		if err != nil {
			b.Fatal(err)
		}
		if len(line) <= 2 {
			break
		}
		if bytes.HasPrefix(line, []byte("Content-Length: ")) {
			for _, digit := range bytes.TrimSpace(line[16:]) {
				length = 10*length + int(digit-'0')
			}
		}
	}
	if _, err := c.r.Discard(length); err != nil {
		b.Fatal(err)
	}
}

type benchCase struct {
	name    string
	handler http.Handler
	keep    bool
	tls     bool
	request string // "" for HTTP/2
	posts   string // the body of a request over HTTP/2
}

const getRequest = "GET / HTTP/1.1\r\nHost: test\r\n\r\n"

var benchCases = []benchCase{
	{name: "keep-alive", handler: hello, keep: true, request: getRequest},
	{name: "connection", handler: hello, request: "GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"},
	{name: "answer-64K", handler: page, keep: true, request: getRequest},
	// What fits the first window of the server: beyond it, loopback measures the kernel's timers.
	{name: "body-48K", handler: okHandler, keep: true, request: "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 49152\r\n\r\n" + string(pageBytes[:48*1024])},
	{name: "tls", handler: hello, keep: true, tls: true, request: getRequest},
	{name: "http2", handler: hello, keep: true},
	{name: "http2-tls", handler: hello, keep: true, tls: true},
	{name: "http2-answer-64K", handler: page, keep: true},
	{name: "http2-body-1K", handler: okHandler, keep: true, posts: string(pageBytes[:1024])},
}

// BenchmarkServe measures one request, client included, or some for HTTP/2.
func BenchmarkServe(b *testing.B) {
	for _, bc := range benchCases {
		for i, name := range []string{"net-http", "httpserve"} {
			b.Run(bc.name+"/"+name, func(b *testing.B) {
				var s [2]*benchServer
				s[0], s[1] = newBenchServers(b, bc)
				b.ReportAllocs()
				b.ResetTimer()
				for n := 0; n < b.N; n++ {
					s[i].do(b)
				}
			})
		}
	}
}

// BenchmarkRatio compares the two in turns, so that what else the machine does hits both. It
// reports how much processor time a request costs, client included, relative to net/http: by the
// turns in the lowest fifth, since a machine that is busy with something else only ever adds. Run it
// with -cpu 1 and some 100000 iterations; "same" is net/http against itself.
func BenchmarkRatio(b *testing.B) {
	for _, bc := range benchCases {
		b.Run(bc.name, func(b *testing.B) {
			plain, ours := newBenchServers(b, bc)
			compare(b, plain, ours)
		})
		b.Run(bc.name+"/same", func(b *testing.B) {
			plain, _ := newBenchServers(b, bc)
			again, _ := newBenchServers(b, bc)
			compare(b, plain, again)
		})
	}
}

func compare(b *testing.B, servers ...*benchServer) {
	const turn = 50
	spent := make([][]time.Duration, len(servers))
	for n := 0; n < b.N; n += turn {
		for k := range servers {
			i := (n/turn + k) % len(servers) // who begins changes
			before := processorTime()
			for j := 0; j < turn; j++ {
				servers[i].do(b)
			}
			spent[i] = append(spent[i], processorTime()-before)
		}
	}
	low := make([]float64, len(spent))
	for i, s := range spent {
		slices.Sort(s)
		for _, d := range s[:len(s)/5+1] {
			low[i] += float64(d)
		}
	}
	if low[0] > 0 {
		b.ReportMetric(low[1]/low[0], "ratio")
	}
}

// nowhere is a ResponseWriter that costs nothing.
type nowhere struct{ header http.Header }

func (w *nowhere) Header() http.Header         { return w.header }
func (w *nowhere) WriteHeader(int)             {}
func (w *nowhere) Write(p []byte) (int, error) { return len(p), nil }

// overhead returns what this package does for one request.
func overhead() func() {
	srv := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})}
	s := manage(srv, newConfig(nil))
	c := s.watch(&net.TCPConn{})
	srv.ConnState(c, http.StateNew)
	w, r := &nowhere{http.Header{}}, &http.Request{}
	return func() {
		srv.ConnState(c, http.StateActive)
		srv.Handler.ServeHTTP(w, r)
		srv.ConnState(c, http.StateIdle)
	}
}

func BenchmarkOverhead(b *testing.B) {
	f := overhead()
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		f()
	}
}

func TestRequestAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(1000, overhead()); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// What a request, or a connection, allocates beyond what net/http does. The client is part of it.
func TestAllocations(t *testing.T) {
	// The collector would empty pools now and then, and other processors have pools of their own.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, bc := range benchCases {
		t.Run(bc.name, func(t *testing.T) {
			want := 0.0
			switch {
			case !bc.keep:
				want = 1 // the connection itself
			case bc.request == "":
				want = float64(streamsAtOnce) / streamStore // the wrappers of the ResponseWriters
			}
			const turns, turn = 10, 50
			plain, ours := newBenchServers(t, bc)
			count := func(s *benchServer) float64 {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for range turn {
					s.do(t)
				}
				runtime.ReadMemStats(&after)
				return float64(after.Mallocs - before.Mallocs)
			}
			count(plain)
			count(ours)
			more := 0.0
			for range turns {
				more += (count(ours) - count(plain)) / (turns * turn)
			}
			// Whatever else allocates does so for both.
			if more > want+0.25 {
				t.Errorf("%.2f allocations more than net/http", more)
			}
			t.Logf("%.2f allocations more than net/http", more)
		})
	}
}
