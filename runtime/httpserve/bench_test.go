// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
)

var hello = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello, world") })

// BenchmarkServe measures one request on a kept-alive connection, client included.
func BenchmarkServe(b *testing.B) {
	bench := func(serve func(net.Listener)) func(*testing.B) {
		return func(b *testing.B) {
			l := local(b)
			go serve(l)
			c := dial(b, "tcp", l.Addr().String())
			request := []byte("GET / HTTP/1.1\r\nHost: test\r\n\r\n")
			answer := make([]byte, 4096)
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; i < b.N; i++ {
				if _, err := c.Write(request); err != nil {
					b.Fatal(err)
				}
				if _, err := c.Conn.Read(answer); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("net-http", bench(func(l net.Listener) {
		srv := &http.Server{Handler: hello}
		b.Cleanup(func() { srv.Close() })
		srv.Serve(l)
	}))
	b.Run("httpserve", bench(func(l net.Listener) {
		ctx, cancel := context.WithCancel(context.Background())
		b.Cleanup(cancel)
		RunContext(ctx, &http.Server{Handler: hello}, Listener(l), Linger(0))
	}))
}

// nowhere is a ResponseWriter that costs nothing.
type nowhere struct{ header http.Header }

func (w *nowhere) Header() http.Header         { return w.header }
func (w *nowhere) WriteHeader(int)             {}
func (w *nowhere) Write(p []byte) (int, error) { return len(p), nil }

// overhead returns what this package does for one request.
func overhead() func() {
	srv := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})}
	manage(srv, newConfig(nil))
	c := net.Conn(&net.TCPConn{})
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
