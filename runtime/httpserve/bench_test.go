// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bytes"
	"context"
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
	addr    string
	request []byte
	conn    *rawConn // of keep-alive
	answer  []byte
}

func newBenchServers(b testing.TB, h http.Handler) (plain, ours *benchServer) {
	l := local(b)
	srv := &http.Server{Handler: h}
	go srv.Serve(l)
	b.Cleanup(func() { srv.Close() })
	own := local(b)
	ctx, cancel := context.WithCancel(context.Background())
	b.Cleanup(cancel)
	go RunContext(ctx, &http.Server{Handler: h}, Listener(own), Linger(0))
	return &benchServer{addr: l.Addr().String()}, &benchServer{addr: own.Addr().String()}
}

// do makes one request, on a kept-alive connection or on one of its own.
func (s *benchServer) do(b testing.TB, keep bool) {
	c := s.conn
	if c == nil {
		conn, err := net.Dial("tcp", s.addr)
		if err != nil {
			b.Fatal(err)
		}
		if keep {
			conn.(*net.TCPConn).SetReadBuffer(1024 * 1024)
		}
		c = newRawConn(conn)
		if keep {
			s.conn = c
			b.Cleanup(func() { c.Close() })
		} else {
			defer c.Close()
		}
	}
	if _, err := c.Write(s.request); err != nil {
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

var benchCases = []struct {
	name    string
	handler http.Handler
	keep    bool
	request string
}{
	{"keep-alive", hello, true, "GET / HTTP/1.1\r\nHost: test\r\n\r\n"},
	{"connection", hello, false, "GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"},
	{"answer-64K", page, true, "GET / HTTP/1.1\r\nHost: test\r\n\r\n"},
	// What fits the first window of the server: beyond it, loopback measures the kernel's timers.
	{"body-48K", okHandler, true, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 49152\r\n\r\n" + string(pageBytes[:48*1024])},
}

// BenchmarkServe measures one request over HTTP/1, client included.
func BenchmarkServe(b *testing.B) {
	for _, bc := range benchCases {
		for i, name := range []string{"net-http", "httpserve"} {
			b.Run(bc.name+"/"+name, func(b *testing.B) {
				var s [2]*benchServer
				s[0], s[1] = newBenchServers(b, bc.handler)
				s[i].request = []byte(bc.request)
				b.ReportAllocs()
				b.ResetTimer()
				for n := 0; n < b.N; n++ {
					s[i].do(b, bc.keep)
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
			plain, ours := newBenchServers(b, bc.handler)
			compare(b, bc.keep, bc.request, plain, ours)
		})
		b.Run(bc.name+"/same", func(b *testing.B) {
			plain, _ := newBenchServers(b, bc.handler)
			again, _ := newBenchServers(b, bc.handler)
			compare(b, bc.keep, bc.request, plain, again)
		})
	}
}

func compare(b *testing.B, keep bool, request string, servers ...*benchServer) {
	const turn = 50
	spent := make([][]time.Duration, len(servers))
	for n := 0; n < b.N; n += turn {
		for k := range servers {
			i := (n/turn + k) % len(servers) // who begins changes
			servers[i].request = []byte(request)
			before := processorTime()
			for j := 0; j < turn; j++ {
				servers[i].do(b, keep)
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
			if !bc.keep {
				want = 1 // the connection itself
			}
			const turns, turn = 10, 50
			plain, ours := newBenchServers(t, bc.handler)
			count := func(s *benchServer) float64 {
				s.request = []byte(bc.request)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for range turn {
					s.do(t, bc.keep)
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
			if more > want+0.75 {
				t.Errorf("%.2f allocations more than net/http", more)
			}
			t.Logf("%.2f allocations more than net/http", more)
		})
	}
}
