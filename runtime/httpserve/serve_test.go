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
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

func TestFill(t *testing.T) {
	tests := []struct {
		name           string
		have           http.Server
		header, idle   time.Duration
		read, writeOut time.Duration
	}{
		{name: "zero", header: 10 * time.Second, idle: 120 * time.Second},
		{name: "own values", have: http.Server{ReadHeaderTimeout: 1, IdleTimeout: 2}, header: 1, idle: 2},
		{name: "off", have: http.Server{ReadHeaderTimeout: -1, IdleTimeout: -1}, header: -1, idle: -1},
		{name: "read timeout covers both", have: http.Server{ReadTimeout: 3}, read: 3},
		{name: "read timeout off", have: http.Server{ReadTimeout: -1}, read: -1},
		{name: "write timeout", have: http.Server{WriteTimeout: 4}, header: 10 * time.Second, idle: 120 * time.Second, writeOut: 4},
	}
	for i := range tests {
		tt := &tests[i]
		t.Run(tt.name, func(t *testing.T) {
			srv := &tt.have
			if Harden(srv) != srv {
				t.Error("Harden returns another server")
			}
			if srv.ReadHeaderTimeout != tt.header || srv.IdleTimeout != tt.idle || srv.ReadTimeout != tt.read || srv.WriteTimeout != tt.writeOut {
				t.Errorf("ReadHeaderTimeout %v, IdleTimeout %v, ReadTimeout %v, WriteTimeout %v",
					srv.ReadHeaderTimeout, srv.IdleTimeout, srv.ReadTimeout, srv.WriteTimeout)
			}
		})
	}
}

func TestHardenTwice(t *testing.T) {
	srv := Harden(&http.Server{Handler: okHandler})
	h := srv.Handler
	if Harden(srv); srv.Handler != h {
		t.Error("the handler is wrapped twice")
	}
	// Another server with the handler of this one has a drain of its own.
	other := Harden(&http.Server{Handler: h})
	if other.Handler == h {
		t.Error("the handler of another server is shared")
	}
	if manage(srv, newConfig(nil)); srv.Handler != h || srv.ConnState == nil {
		t.Error("Run after Harden does not complete it")
	}
}

// Code behind Harden may ask whether there is a handler, and serve another one than http.DefaultServeMux if not.
func TestHardenLeavesNilHandler(t *testing.T) {
	for _, opts := range [][]Option{nil, {H2C()}} {
		srv := Harden(Harden(&http.Server{}, opts...), opts...)
		if srv.Handler != nil {
			t.Fatalf("Harden puts a %T where no handler was", srv.Handler)
		}
		if srv.ReadHeaderTimeout == 0 || srv.IdleTimeout == 0 {
			t.Error("the timeouts are not set")
		}
		if h2c := srv.Protocols != nil && srv.Protocols.UnencryptedHTTP2(); h2c != (opts != nil) {
			t.Errorf("HTTP/2 without TLS %v with %d options", h2c, len(opts))
		}
		srv.Handler = okHandler
		if Harden(srv); srv.Handler == nil {
			t.Error("a handler that was given later is lost")
		}
		if _, ok := srv.Handler.(*guard); !ok {
			t.Error("a handler that was given later is not wrapped")
		}
	}
}

func TestHardenLeavesLifeToProgram(t *testing.T) {
	l := local(t)
	srv := Harden(&http.Server{Handler: okHandler})
	result := make(chan error, 1)
	go func() { result <- srv.Serve(l) }()
	get(t, newClient(t, nil), "http://"+l.Addr().String())
	if err := srv.Shutdown(context.Background()); err != nil {
		t.Error(err)
	}
	if err := <-result; err != http.ErrServerClosed {
		t.Error(err)
	}
}

func TestNilHandler(t *testing.T) {
	// The variable may change as long as no request has come.
	old := http.DefaultServeMux
	defer func() { http.DefaultServeMux = old }()
	srv := Harden(&http.Server{})
	http.DefaultServeMux = http.NewServeMux()
	http.HandleFunc("/nil-handler", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "default mux") })
	r := start(t, srv, local(t))
	if _, body := get(t, newClient(t, nil), "http://"+r.addr+"/nil-handler"); body != "default mux" {
		t.Errorf("body %q", body)
	}
	if resp, _ := get(t, newClient(t, nil), "http://"+r.addr+"/no-such"); resp.StatusCode != http.StatusNotFound {
		t.Error(resp.Status)
	}
}

func TestOptionsStar(t *testing.T) {
	for _, own := range []bool{false, true} {
		t.Run(fmt.Sprint("handler ", own), func(t *testing.T) {
			h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) })
			r := start(t, &http.Server{Handler: h, DisableGeneralOptionsHandler: own}, local(t))
			c := dial(t, "tcp", r.addr)
			io.WriteString(c, "OPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n")
			want := http.StatusOK
			if own {
				want = http.StatusTeapot
			}
			if status, _, err := c.receive(); status != want || err != nil {
				t.Errorf("status %d, %v, want %d", status, err, want)
			}
		})
	}
}

func TestBindError(t *testing.T) {
	err := RunContext(context.Background(), &http.Server{Addr: local(t).Addr().String()})
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "listen" {
		t.Errorf("%T %v", err, err)
	}
	if runtime.GOOS != "windows" && !errors.Is(err, syscall.EADDRINUSE) {
		t.Error(err)
	}
}

func TestEndedContextDoesNotServe(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := RunContext(ctx, &http.Server{Addr: local(t).Addr().String()}); err != nil {
		t.Error(err)
	}
}

func TestCertificateError(t *testing.T) {
	srv := &http.Server{Addr: "127.0.0.1:0"}
	err := RunContext(context.Background(), srv, TLS("no-such-file", "no-such-file"))
	if err == nil || !strings.Contains(err.Error(), "no-such-file") {
		t.Error(err)
	}
}

// brokenListener fails to accept.
type brokenListener struct {
	net.Listener
	err error
}

func (l *brokenListener) Accept() (net.Conn, error) { return nil, l.err }

func TestAcceptError(t *testing.T) {
	broken := errors.New("broken")
	if err := RunContext(context.Background(), &http.Server{}, Listener(&brokenListener{local(t), broken})); err != broken {
		t.Error(err)
	}
}

// The program's own end of the server is what it is with net/http.
func TestProgramShutsDown(t *testing.T) {
	for _, name := range []string{"Shutdown", "Close"} {
		t.Run(name, func(t *testing.T) {
			srv := &http.Server{Handler: okHandler}
			r := start(t, srv, local(t))
			dial(t, "tcp", r.addr).roundTrip(t)
			if name == "Close" {
				srv.Close()
			} else {
				srv.Shutdown(context.Background())
			}
			if err := <-r.result; err != http.ErrServerClosed {
				t.Error(err)
			}
			if err := RunContext(context.Background(), srv, Listener(local(t))); err != http.ErrServerClosed {
				t.Errorf("again: %v", err)
			}
		})
	}
}

func TestRunAgainAfterDrain(t *testing.T) {
	srv := &http.Server{Handler: okHandler}
	if err := start(t, srv, local(t)).stop(); err != nil {
		t.Error(err)
	}
	if err := RunContext(context.Background(), srv, Listener(local(t))); err != http.ErrServerClosed {
		t.Error(err)
	}
}

func TestHooksOfServerAreChained(t *testing.T) {
	type key string
	var mu sync.Mutex
	var states []http.ConnState
	closed := make(chan struct{})
	shutdown := make(chan struct{})
	l := local(t)
	srv := &http.Server{
		BaseContext: func(got net.Listener) context.Context {
			if got != l {
				t.Errorf("BaseContext gets %T", got)
			}
			return context.WithValue(context.Background(), key("base"), "b")
		},
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			if _, ok := c.(*net.TCPConn); !ok {
				t.Errorf("ConnContext gets %T", c)
			}
			return context.WithValue(ctx, key("conn"), "c")
		},
		ConnState: func(c net.Conn, s http.ConnState) {
			mu.Lock()
			defer mu.Unlock()
			states = append(states, s)
			if s == http.StateClosed {
				close(closed)
			}
		},
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, r.Context().Value(key("base")), r.Context().Value(key("conn")))
		}),
	}
	srv.RegisterOnShutdown(func() { close(shutdown) })
	r := start(t, srv, l)
	c := newClient(t, nil)
	if _, body := get(t, c, "http://"+r.addr); body != "bc" {
		t.Errorf("body %q", body)
	}
	c.CloseIdleConnections()
	<-closed
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	<-shutdown
	mu.Lock()
	defer mu.Unlock()
	if got := fmt.Sprint(states); got != "[new active idle closed]" {
		t.Error(got)
	}
}

func TestTwoListeners(t *testing.T) {
	srv := &http.Server{Handler: okHandler}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	results := make(chan error)
	for range 2 {
		l := local(t)
		go func() { results <- RunContext(ctx, srv, Listener(l)) }()
		c := dial(t, "tcp", l.Addr().String())
		c.roundTrip(t)
		c.Close()
	}
	cancel()
	for range 2 {
		if err := <-results; err != nil && err != http.ErrServerClosed {
			t.Error(err)
		}
	}
}

func TestUnixSocket(t *testing.T) {
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "s"))
	if err != nil {
		t.Skip(err)
	}
	r := start(t, &http.Server{Handler: okHandler}, l)
	c := dial(t, "unix", r.addr)
	c.roundTrip(t)
	c.Close()
	if err := r.stop(); err != nil {
		t.Error(err)
	}
}

// valueConn cannot be the key of a map.
type valueConn struct {
	net.Conn
	_ []byte
}

type valueListener struct{ net.Listener }

func (l valueListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return valueConn{Conn: c}, err
}

func TestListenerOfProgram(t *testing.T) {
	tests := map[string]func(net.Listener) net.Listener{
		"embedded": func(l net.Listener) net.Listener { return struct{ net.Listener }{l} },
		"value":    func(l net.Listener) net.Listener { return valueListener{l} },
	}
	for name, wrap := range tests {
		t.Run(name, func(t *testing.T) {
			r := start(t, &http.Server{Handler: okHandler}, wrap(local(t)))
			c := dial(t, "tcp", r.addr)
			c.roundTrip(t)
			c.Close()
			if err := r.stop(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTLS(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	cert, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		t.Fatal(err)
	}
	proto := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Proto) })
	server := func() *http.Server { return &http.Server{Handler: proto} }
	tests := []struct {
		name  string
		want  string
		start func() *running
	}{
		{"files", "HTTP/2.0", func() *running { return start(t, server(), local(t), TLS(certFile, keyFile)) }},
		{"TLSConfig", "HTTP/2.0", func() *running {
			srv := server()
			srv.TLSConfig = &tls.Config{Certificates: []tls.Certificate{cert}}
			return start(t, srv, local(t), TLS("", ""))
		}},
		{"tls.NewListener", "HTTP/2.0", func() *running {
			return start(t, server(), tls.NewListener(local(t), &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: []string{"h2", "http/1.1"}}))
		}},
		{"tls.NewListener without h2", "HTTP/1.1", func() *running {
			return start(t, server(), tls.NewListener(local(t), &tls.Config{Certificates: []tls.Certificate{cert}}))
		}},
		{"TLSNextProto", "HTTP/1.1", func() *running {
			srv := server()
			srv.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){}
			return start(t, srv, local(t), TLS(certFile, keyFile))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.start()
			c := newClient(t, config)
			if _, body := get(t, c, "https://"+r.addr); body != tt.want {
				t.Errorf("%s, want %s", body, tt.want)
			}
			c.CloseIdleConnections()
			if err := r.stop(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestUnencryptedHTTP2(t *testing.T) {
	var p http.Protocols
	p.SetHTTP1(true)
	p.SetUnencryptedHTTP2(true)
	srv := &http.Server{Protocols: &p, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Proto) })}
	r := start(t, srv, local(t))
	var only http.Protocols
	only.SetUnencryptedHTTP2(true)
	tr := &http.Transport{Protocols: &only}
	defer tr.CloseIdleConnections()
	if _, body := get(t, &http.Client{Transport: tr}, "http://"+r.addr); body != "HTTP/2.0" {
		t.Error(body)
	}
	tr.CloseIdleConnections()
	if err := r.stop(); err != nil {
		t.Error(err)
	}
}

// What the ResponseWriter of net/http can do, it can do behind this package.
func TestResponseWriterIsUntouched(t *testing.T) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rc := http.NewResponseController(w)
		_, flusher := w.(http.Flusher)
		_, hijacker := w.(http.Hijacker)
		_, reader := w.(io.ReaderFrom)
		_, str := w.(io.StringWriter)
		_, pusher := w.(http.Pusher)
		_, fails := w.(interface{ FlushError() error })
		_, duplex := w.(interface{ EnableFullDuplex() error })
		name := "stream" // a type of this package
		if r.ProtoMajor == 1 {
			name = fmt.Sprintf("%T", w)
		}
		if r.Header.Get("Upgrade") != "" || r.ContentLength > 0 {
			name = "may be one of this package"
		}
		fmt.Fprintf(w, "%s %t %t %t %t %t %t %t %v %v", name, flusher, hijacker, reader, str, pusher, fails, duplex,
			rc.SetReadDeadline(time.Time{}), rc.SetWriteDeadline(time.Time{}))
	})
	certFile, keyFile, config := certificate(t)
	secure, secureClient := tlsListener(t)
	for _, test := range []struct {
		name     string
		listener net.Listener // nil for one of TCP
		opts     []Option
		upgrade  string
		body     string
	}{
		{name: "HTTP/1"},
		{name: "HTTP/1, upgrade", upgrade: "test"},
		{name: "HTTP/1 on a TLS listener, with a body", listener: secure, body: "hi"},
		{name: "HTTP/2", opts: []Option{TLS(certFile, keyFile)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ask := func(config *tls.Config, scheme, addr string) string {
				req, err := http.NewRequest("POST", scheme+addr, strings.NewReader(test.body))
				if err != nil {
					t.Fatal(err)
				}
				if test.upgrade != "" {
					req.Header.Set("Connection", "Upgrade")
					req.Header.Set("Upgrade", test.upgrade)
				}
				resp, err := newClient(t, config).Do(req)
				if err != nil {
					t.Fatal(err)
				}
				defer resp.Body.Close()
				b, err := io.ReadAll(resp.Body)
				if err != nil {
					t.Fatal(err)
				}
				return string(b)
			}
			scheme, own, conf := "http://", net.Listener(local(t)), config
			plain := &http.Server{Handler: handler}
			l := local(t)
			defer plain.Close()
			if test.listener != nil {
				own, conf = test.listener, secureClient
				plain.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){} // HTTP/1
			}
			if test.opts == nil && test.listener == nil {
				go plain.Serve(l)
			} else {
				scheme = "https://"
				go plain.ServeTLS(l, certFile, keyFile)
			}
			want := ask(config, scheme, l.Addr().String())
			r := start(t, &http.Server{Handler: handler}, own, test.opts...)
			if got := ask(conf, scheme, r.addr); got != want {
				t.Errorf("have %s\nwant %s", got, want)
			}
		})
	}
}

func TestHijack(t *testing.T) {
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, rw, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		if _, ok := c.(*net.TCPConn); !ok {
			t.Errorf("hijacked %T", c)
		}
		rw.WriteString("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n")
		rw.Flush()
		io.Copy(c, rw)
	})}, local(t))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n")
	resp, err := http.ReadResponse(c.r, nil)
	if err != nil || resp.StatusCode != http.StatusSwitchingProtocols {
		t.Fatal(resp, err)
	}
	// Connections that were taken over do not hold up the drain.
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	io.WriteString(c, "hello")
	buf := make([]byte, 5)
	if _, err := io.ReadFull(c.r, buf); err != nil || string(buf) != "hello" {
		t.Errorf("%q %v", buf, err)
	}
}

// Handlers that speak HTTP/2 without TLS themselves get its preface to hijack, on a connection without limits.
func TestPrefaceIsHijacked(t *testing.T) {
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, ok := w.(http.Hijacker)
		if !ok || r.Method != "PRI" {
			t.Errorf("%s, a Hijacker: %t", r.Method, ok)
			return
		}
		c, rw, err := h.Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		if _, ok := c.(*net.TCPConn); !ok {
			t.Errorf("hijacked %T", c)
		}
		io.CopyN(c, rw, 6)
	})}, local(t))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
	if b, err := io.ReadAll(c); string(b) != "SM\r\n\r\n" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
}

// A client of HTTP/2 that chooses that method has its limits.
func TestMethodOfPrefaceOnStream(t *testing.T) {
	got := make(chan bool, 1)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, ok := w.(*stream)
		got <- ok
	})}, local(t), H2C())
	var p http.Protocols
	p.SetUnencryptedHTTP2(true)
	req, err := http.NewRequest("PRI", "http://"+r.addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&http.Transport{Protocols: &p}).RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if !<-got {
		t.Error("the stream is not watched")
	}
}

// http.MaxBytesReader ends the connection also where the client offers to upgrade it to HTTP/2.
func TestTooLargeWithUpgrade(t *testing.T) {
	r := start(t, &http.Server{Handler: http.MaxBytesHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		}
	}), 10)}, local(t))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 20\r\n\r\n01234567890123456789")
	if status, closes, err := c.receive(); status != http.StatusRequestEntityTooLarge || !closes || err != nil {
		t.Error(status, closes, err)
	}
}

func TestFlushedStream(t *testing.T) {
	next := make(chan struct{})
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for range 3 {
			io.WriteString(w, "event\n")
			w.(http.Flusher).Flush()
			<-next
		}
	})}, local(t))
	resp, err := newClient(t, nil).Get("http://" + r.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	buf := make([]byte, len("event\n"))
	for range 3 {
		if _, err := io.ReadFull(resp.Body, buf); err != nil {
			t.Fatal(err)
		}
		next <- struct{}{}
	}
}
