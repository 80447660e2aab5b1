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
	"os"
	"strconv"
	"testing"
)

var hello = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello, world") })

// page is an answer of 64 KiB.
var page = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", strconv.Itoa(len(pageBytes)))
	w.Write(pageBytes)
})

var pageBytes = make([]byte, 64*1024)

// file answers with 1 MiB of a file, which net/http sends with sendfile where there is one.
var file = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	const size = 1024 * 1024
	name, err := os.Executable()
	if err != nil {
		panic(err)
	}
	f, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	w.Header().Set("Content-Length", strconv.Itoa(size))
	w.Header().Set("Content-Type", "application/octet-stream")
	io.CopyN(w, f, size)
})

// benchClient is a client of one of the two servers that are compared.
type benchClient struct {
	benchCase
	dial    func() (net.Conn, error)
	conn    *rawConn
	streams uint32 // that were opened on it
	taken   uint32 // bytes of its window
}

// server returns a server for the case that is not prepared.
func (bc benchCase) server() *http.Server {
	srv := &http.Server{Handler: bc.handler}
	if bc.request == "" {
		srv.Protocols = new(http.Protocols)
		srv.Protocols.SetHTTP2(true)
		srv.Protocols.SetUnencryptedHTTP2(true)
	}
	return srv
}

// client returns a client of the server on addr.
func (bc benchCase) client(addr string, config *tls.Config) *benchClient {
	c := &benchClient{benchCase: bc}
	c.dial = func() (net.Conn, error) { return net.Dial("tcp", addr) }
	if bc.tls {
		config = config.Clone()
		if bc.request == "" {
			config.NextProtos = []string{protoHTTP2}
		}
		c.dial = func() (net.Conn, error) { return tls.Dial("tcp", addr, config) }
	}
	return c
}

// newBenchServers starts both servers in this process.
func newBenchServers(b testing.TB, bc benchCase) (plain, ours *benchClient) {
	l, own := local(b), local(b)
	srv := bc.server()
	b.Cleanup(func() { srv.Close() })
	ctx, cancel := context.WithCancel(context.Background())
	b.Cleanup(cancel)
	opts := []Option{Listener(own), Linger(0)}
	var config *tls.Config
	if bc.tls {
		var certFile, keyFile string
		certFile, keyFile, config = certificate(b)
		opts = append(opts, TLS(certFile, keyFile))
		go srv.ServeTLS(l, certFile, keyFile)
	} else {
		go srv.Serve(l)
	}
	go RunContext(ctx, bc.server(), opts...)
	return bc.client(l.Addr().String(), config), bc.client(own.Addr().String(), config)
}

// streamsAtOnce is how many requests a client of HTTP/2 has under way.
const streamsAtOnce = 4

// do makes one request, on a kept-alive connection or on one of its own, or some over HTTP/2.
func (c *benchClient) do(b testing.TB) {
	c.ask(b)
	c.await(b)
}

// ask sends what do is to send.
func (c *benchClient) ask(b testing.TB) {
	if c.conn == nil {
		conn, err := c.dial()
		if err != nil {
			b.Fatal(err)
		}
		if tcp, ok := conn.(*net.TCPConn); ok && c.keep {
			tcp.SetReadBuffer(1024 * 1024)
		}
		c.conn = newRawConn(conn)
		if c.keep {
			b.Cleanup(func() { conn.Close() })
		}
		if c.request == "" {
			// A window of 1 MiB for each stream, and one more for the connection.
			io.WriteString(conn, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"+
				"\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x04\x00\x10\x00\x00"+
				"\x00\x00\x04\x08\x00\x00\x00\x00\x00\x00\x10\x00\x00")
		}
	}
	request := []byte(c.request)
	if c.request == "" {
		request = c.frames()
	}
	if _, err := c.conn.Write(request); err != nil {
		b.Fatal(err)
	}
}

// frames returns requests over HTTP/2.
func (c *benchClient) frames() (requests []byte) {
	// GET or POST / of http://test, from the static table of HPACK.
	const get, post = "\x82\x84\x86\x41\x04test", "\x83\x84\x86\x41\x04test"
	frame := func(kind, flags byte, stream uint32, payload string) {
		requests = append(requests, byte(len(payload)>>16), byte(len(payload)>>8), byte(len(payload)), kind, flags)
		requests = binary.BigEndian.AppendUint32(requests, stream)
		requests = append(requests, payload...)
	}
	if c.taken > 512*1024 {
		frame(8, 0, 0, string(binary.BigEndian.AppendUint32(nil, c.taken))) // WINDOW_UPDATE
		c.taken = 0
	}
	for range streamsAtOnce {
		stream := 2*c.streams + 1
		if c.posts == "" {
			frame(1, 5, stream, get) // HEADERS, END_STREAM and END_HEADERS
		} else {
			frame(1, 4, stream, post)    // HEADERS, END_HEADERS
			frame(0, 1, stream, c.posts) // DATA, END_STREAM
		}
		c.streams++
	}
	return requests
}

// await reads what comes in answer to ask.
func (c *benchClient) await(b testing.TB) {
	if c.request == "" {
		c.awaitStreams(b)
		return
	}
	// The header, and as much as it says.
	length := 0
	for {
		line, err := c.conn.r.ReadSlice('\n')
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
	if _, err := c.conn.r.Discard(length); err != nil {
		b.Fatal(err)
	}
	if !c.keep {
		c.conn.Close()
		c.conn = nil
	}
}

func (c *benchClient) awaitStreams(b testing.TB) {
	for ended := 0; ended < streamsAtOnce; {
		frame, err := c.conn.r.Peek(9)
		if err != nil {
			b.Fatal(err)
		}
		kind, flags := frame[3], frame[4]
		size := int(frame[0])<<16 + int(frame[1])<<8 + int(frame[2])
		if kind == 0 {
			c.taken += uint32(size)
		}
		switch {
		case kind <= 1 && flags&1 != 0:
			ended++
		case kind == 3 || kind == 7:
			b.Fatalf("frame of type %d", kind)
		}
		if _, err := c.conn.r.Discard(9 + size); err != nil {
			b.Fatal(err)
		}
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
	{name: "file-1M", handler: file, keep: true, request: getRequest},
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
				var c [2]*benchClient
				c[0], c[1] = newBenchServers(b, bc)
				b.ReportAllocs()
				b.ResetTimer()
				for n := 0; n < b.N; n++ {
					c[i].do(b)
				}
			})
		}
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
