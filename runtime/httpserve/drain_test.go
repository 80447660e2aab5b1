// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// forever is as long as a test may take: waits of this length end early, or the test fails.
const forever = time.Hour

// An idle connection that is used after the drain began is answered, and told.
func TestDrainIdleConnection(t *testing.T) {
	l := watch(local(t))
	r := start(t, &http.Server{Handler: okHandler}, l, Linger(forever), DrainTimeout(0))
	c := dial(t, "tcp", r.addr)
	if c.roundTrip(t) {
		t.Error("connection ends before the drain")
	}
	r.cancel()
	<-l.closed
	if !c.roundTrip(t) {
		t.Error("client is not told to close the connection")
	}
	// No connection is left, so there is nothing to linger for.
	if err := <-r.result; err != nil {
		t.Error(err)
	}
}

// A connection that was accepted before its request was sent gets its answer.
func TestDrainFreshConnection(t *testing.T) {
	accepted := make(chan struct{})
	l := watch(local(t))
	srv := &http.Server{Handler: okHandler, ConnState: func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			close(accepted)
		}
	}}
	r := start(t, srv, l, Linger(0), DrainTimeout(0))
	c := dial(t, "tcp", r.addr)
	<-accepted
	r.cancel()
	<-l.closed
	if !c.roundTrip(t) {
		t.Error("client is not told to close the connection")
	}
	if err := <-r.result; err != nil {
		t.Error(err)
	}
}

// gated accepts nothing before the drain has begun.
type gated struct {
	*net.TCPListener
	once sync.Once
	gate chan struct{}
}

func (g *gated) SetDeadline(t time.Time) error {
	g.once.Do(func() { close(g.gate) })
	return g.TCPListener.SetDeadline(t)
}

func (g *gated) Accept() (net.Conn, error) {
	<-g.gate
	return g.TCPListener.Accept()
}

// Connections that wait in the kernel for being accepted are served.
func TestDrainAcceptQueue(t *testing.T) {
	g := &gated{TCPListener: local(t).(*net.TCPListener), gate: make(chan struct{})}
	r := start(t, &http.Server{Handler: okHandler}, g, DrainTimeout(0))
	var waiting []*rawConn
	for range 20 {
		c := dial(t, "tcp", r.addr)
		if err := c.send(); err != nil {
			t.Fatal(err)
		}
		waiting = append(waiting, c)
	}
	r.cancel()
	for _, c := range waiting {
		if status, closes, err := c.receive(); status != http.StatusOK || !closes || err != nil {
			t.Errorf("status %d, closes %t, %v", status, closes, err)
		}
	}
	if err := <-r.result; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", r.addr); err == nil {
		t.Error("the socket is still open")
	}
}

// wrapper embeds a listener, as many do, and says how it is woken.
type wrapper struct {
	net.Listener
	deadliner
}

// The same for listeners that wrap others.
func TestDrainAcceptQueueOfWrapper(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	cert, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		t.Fatal(err)
	}
	for name, wrap := range map[string]func(*gated) net.Listener{
		"with SetDeadline": func(l *gated) net.Listener { return &wrapper{l, l} },
		"TLS": func(l *gated) net.Listener {
			return tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{cert}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := &gated{TCPListener: local(t).(*net.TCPListener), gate: make(chan struct{})}
			r := start(t, &http.Server{Handler: okHandler}, wrap(g), DrainTimeout(0))
			var waiting []*rawConn
			for range 5 {
				c := dial(t, "tcp", r.addr)
				if name == "TLS" {
					conf := config.Clone()
					conf.ServerName = "127.0.0.1"
					c = newRawConn(tls.Client(c.Conn, conf))
				}
				waiting = append(waiting, c)
			}
			r.cancel()
			for _, c := range waiting {
				if err := c.send(); err != nil {
					t.Fatal(err)
				}
				if status, closes, err := c.receive(); status != http.StatusOK || !closes || err != nil {
					t.Errorf("status %d, closes %t, %v", status, closes, err)
				}
			}
			if err := <-r.result; err != nil {
				t.Error(err)
			}
		})
	}
}

// scarce is a gated listener for which the process has no descriptors left at first.
type scarce struct {
	*gated
	failures int
}

func (l *scarce) Accept() (net.Conn, error) {
	c, err := l.gated.Accept()
	if err != nil || l.failures == 0 {
		return c, err
	}
	l.failures--
	return nil, &net.OpError{Op: "accept", Net: "tcp", Err: os.NewSyscallError("accept4", syscall.EMFILE)}
}

// Descriptors come back as connections end: the queue is not given up for the lack of one.
func TestDrainWithoutDescriptors(t *testing.T) {
	g := &scarce{&gated{TCPListener: local(t).(*net.TCPListener), gate: make(chan struct{})}, 3}
	r := start(t, &http.Server{Handler: okHandler}, g, DrainTimeout(0))
	var waiting []*rawConn
	for range g.failures + 1 {
		c := dial(t, "tcp", r.addr)
		if err := c.send(); err != nil {
			t.Fatal(err)
		}
		waiting = append(waiting, c)
	}
	r.cancel()
	if status, _, err := waiting[len(waiting)-1].receive(); status != http.StatusOK || err != nil {
		t.Errorf("status %d, %v", status, err)
	}
	if err := <-r.result; err != nil {
		t.Error(err)
	}
}

// During the delay, connections are accepted and told.
func TestDrainDelayAccepts(t *testing.T) {
	srv := &http.Server{Handler: okHandler}
	r := start(t, srv, local(t), DrainDelay(forever))
	first := dial(t, "tcp", r.addr)
	first.roundTrip(t)
	r.cancel()
	for !first.roundTrip(t) {
	}
	if !dial(t, "tcp", r.addr).roundTrip(t) {
		t.Error("client is not told to close the connection")
	}
	srv.Close() // ends the delay
	if err := <-r.result; err != nil && err != http.ErrServerClosed {
		t.Error(err)
	}
}

// HTTP/2 connections get GOAWAY with the answer, and clients use another one.
func TestDrainTellsHTTP2(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	conns := make(chan net.Addr, 10)
	srv := &http.Server{
		Handler: okHandler,
		ConnState: func(c net.Conn, s http.ConnState) {
			if s == http.StateNew {
				conns <- c.RemoteAddr()
			}
		},
	}
	r := start(t, srv, local(t), TLS(certFile, keyFile), DrainDelay(forever))
	c := newClient(t, config)
	get(t, c, "https://"+r.addr)
	<-conns
	r.cancel()
	// Until the drain has begun, one connection is enough for all requests.
	for len(conns) < 2 {
		if resp, _ := get(t, c, "https://"+r.addr); resp.ProtoMajor != 2 || resp.StatusCode != http.StatusOK {
			t.Fatal(resp.Proto, resp.Status)
		}
	}
	srv.Close()
	if err := <-r.result; err != nil && err != http.ErrServerClosed {
		t.Error(err)
	}
}

// The state of an HTTP/2 connection is known also where http.Server does not tell it with every
// request.
func TestStateOfHTTP2(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	var p http.Protocols
	p.SetHTTP1(true)
	p.SetUnencryptedHTTP2(true)
	var only http.Protocols
	only.SetUnencryptedHTTP2(true)
	for _, scheme := range []string{"http", "https"} {
		t.Run(scheme, func(t *testing.T) {
			srv := &http.Server{}
			states := func() (s string) {
				srv.Handler.(*guard).server.conns.each(func(_ net.Conn, state http.ConnState, _ time.Duration) { s += state.String() })
				return s
			}
			srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, states()) })
			idle := make(chan struct{}, 10)
			srv.ConnState = func(_ net.Conn, s http.ConnState) {
				if s == http.StateIdle {
					idle <- struct{}{}
				}
			}
			opts := []Option{TLS(certFile, keyFile)}
			c := newClient(t, config)
			if scheme == "http" {
				srv.Protocols = &p
				c.Transport.(*http.Transport).Protocols = &only
				opts = nil
			}
			r := start(t, srv, local(t), opts...)
			if resp, body := get(t, c, scheme+"://"+r.addr); resp.ProtoMajor != 2 || body != "active" {
				t.Error(resp.Proto, body)
			}
			<-idle // after the preface
			<-idle
			if s := states(); s != "idle" {
				t.Error(s)
			}
		})
	}
}

func TestForced(t *testing.T) {
	entered := make(chan struct{})
	release := make(chan struct{})
	defer close(release)
	cancelled := make(chan struct{}, 2)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		entered <- struct{}{}
		<-r.Context().Done()
		cancelled <- struct{}{}
		<-release
	})}, local(t), DrainTimeout(100*time.Millisecond))
	for range 2 {
		if err := dial(t, "tcp", r.addr).send(); err != nil {
			t.Fatal(err)
		}
		<-entered
	}
	err := r.stop()
	if !errors.Is(err, ErrForced) || !errors.Is(err, context.DeadlineExceeded) || !strings.HasSuffix(err.Error(), ": 2 connections cut") {
		t.Error(err)
	}
	// Handlers had their chance.
	<-cancelled
	<-cancelled
}

// A handler that leaves when its context ends makes the end a clean one.
func TestContextsEndBeforeDeadline(t *testing.T) {
	t.Parallel()
	entered := make(chan struct{})
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
		w.WriteHeader(http.StatusServiceUnavailable)
	})}, local(t), DrainTimeout(2*time.Second))
	c := dial(t, "tcp", r.addr)
	if err := c.send(); err != nil {
		t.Fatal(err)
	}
	<-entered
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if status, closes, err := c.receive(); status != http.StatusServiceUnavailable || !closes || err != nil {
		t.Errorf("status %d, closes %t, %v", status, closes, err)
	}
}

// stubborn does not return from Accept when it is closed.
type stubborn struct {
	net.Listener
	release chan struct{}
}

func (l *stubborn) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.release
	}
	return c, err
}

// A broken listener cannot hold up the drain, only the return of its own call.
func TestStuckListener(t *testing.T) {
	t.Parallel()
	l := &stubborn{local(t), make(chan struct{})}
	srv := &http.Server{Handler: okHandler}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	result := make(chan error)
	go func() { result <- RunContext(ctx, srv, Listener(l), DrainTimeout(50*time.Millisecond)) }()
	c := dial(t, "tcp", l.Addr().String())
	c.roundTrip(t)
	s := srv.Handler.(*guard).server
	if cut := s.drain(nil); cut != 0 {
		t.Errorf("%d connections cut", cut)
	}
	// The idle connection is closed nevertheless.
	if _, err := c.r.ReadByte(); err != io.EOF {
		t.Error(err)
	}
	close(l.release)
	if err := <-result; err != http.ErrServerClosed {
		t.Error(err)
	}
}

func TestPlan(t *testing.T) {
	const sec = time.Second
	tests := []struct {
		name string
		k8s  string
		sig  syscall.Signal // 0: context
		opts []Option
		want plan
	}{
		{name: "context", want: plan{0, 20 * sec, sec}},
		{name: "SIGTERM", sig: syscall.SIGTERM, want: plan{0, 20 * sec, sec}},
		{name: "SIGINT", sig: syscall.SIGINT, want: plan{0, 20 * sec, 0}},
		{name: "kubernetes SIGTERM", k8s: "10.0.0.1", sig: syscall.SIGTERM, want: plan{5 * sec, 20 * sec, sec}},
		{name: "kubernetes SIGINT", k8s: "10.0.0.1", sig: syscall.SIGINT, want: plan{0, 20 * sec, 0}},
		{name: "kubernetes context", k8s: "10.0.0.1", want: plan{0, 20 * sec, sec}},
		{name: "kubernetes, own delay", k8s: "10.0.0.1", sig: syscall.SIGTERM, opts: []Option{DrainDelay(0)}, want: plan{0, 20 * sec, sec}},
		{name: "options", sig: syscall.SIGTERM, opts: []Option{{}, DrainDelay(1), DrainTimeout(2), Linger(3)}, want: plan{1, 2, 3}},
		{name: "options, SIGINT", sig: syscall.SIGINT, opts: []Option{DrainDelay(1), DrainTimeout(2), Linger(3)}, want: plan{0, 2, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("KUBERNETES_SERVICE_HOST", tt.k8s)
			c := newConfig(tt.opts)
			got := c.planFor(nil)
			if tt.sig != 0 {
				got = c.planFor(tt.sig)
			}
			if got != tt.want {
				t.Errorf("have %v, want %v", got, tt.want)
			}
		})
	}
	if got, want := (plan{1, 5, 3}).longer(plan{2, 4, 6}), (plan{2, 5, 6}); got != want {
		t.Errorf("longer: have %v, want %v", got, want)
	}
	if got := (plan{1, 0, 3}).longer(plan{0, 4, 0}); got.timeout != 0 {
		t.Errorf("no limit is the longest limit, have %v", got)
	}
}

func panicServer(t *testing.T, srv *http.Server, opts ...Option) (*running, *lockedBuffer) {
	mux := http.NewServeMux()
	mux.HandleFunc("/before", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "1000")
		w.Header().Set("Set-Cookie", "half=done")
		panic("before writing")
	})
	mux.HandleFunc("/after", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "half an answer")
		panic("after writing")
	})
	mux.HandleFunc("/header", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		panic("after the header")
	})
	mux.HandleFunc("/hints", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		panic("after early hints")
	})
	mux.HandleFunc("/abort", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/nil", func(w http.ResponseWriter, r *http.Request) { panic(nil) })
	mux.HandleFunc("/slice", func(w http.ResponseWriter, r *http.Request) { panic([]int{1}) })
	mux.HandleFunc("/hijack", func(w http.ResponseWriter, r *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		c.Close()
		panic("after hijacking")
	})
	mux.HandleFunc("/ok", okHandler)
	var log lockedBuffer
	srv.Handler = mux
	return start(t, srv, local(t), append(opts, Logger(log.logger()))...), &log
}

func TestPanics(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	for proto, opts := range map[string][]Option{"HTTP/1": nil, "HTTP/2": {TLS(certFile, keyFile)}} {
		tests := []struct {
			path     string
			answered bool
			log      string
		}{
			{"/before", true, `panic="before writing"`},
			{"/hints", true, `panic="after early hints"`},
			{"/nil", true, `panic called with nil argument`},
			{"/slice", true, `panic=[1]`},
			{"/after", false, `panic="after writing"`},
			{"/header", false, `panic="after the header"`},
			{"/abort", false, ""},
		}
		if opts == nil {
			tests = append(tests, tests[0])
			tests[len(tests)-1].path, tests[len(tests)-1].answered, tests[len(tests)-1].log = "/hijack", false, `panic="after hijacking"`
		}
		for _, tt := range tests {
			t.Run(proto+tt.path, func(t *testing.T) {
				var errorLog lockedBuffer
				srv := &http.Server{ErrorLog: newLog(&errorLog)}
				r, log := panicServer(t, srv, opts...)
				c := newClient(t, config)
				base := "http://" + r.addr
				if opts != nil {
					base = "https://" + r.addr
				}
				resp, err := c.Get(base + tt.path)
				var body []byte
				if err == nil {
					body, err = io.ReadAll(resp.Body)
					resp.Body.Close()
				}
				if tt.answered {
					if err != nil || resp.StatusCode != http.StatusInternalServerError || string(body) != "Internal Server Error\n" || resp.Header.Get("Set-Cookie") != "" {
						t.Errorf("%v: %v %q", err, resp, body)
					} else if resp.Close != (opts == nil) {
						t.Errorf("closes %t", resp.Close)
					}
				} else if err == nil {
					t.Errorf("answered with %s: %q", resp.Status, body)
				}
				// The server lives on.
				get(t, c, base+"/ok")
				c.CloseIdleConnections()
				if err := r.stop(); err != nil {
					t.Error(err)
				}
				got := log.String()
				if tt.log == "" {
					if got != "" {
						t.Errorf("log: %s", got)
					}
				} else if strings.Count(got, "\n") != 1 || !strings.Contains(got, tt.log) || !strings.Contains(got, "path="+tt.path) ||
					!strings.Contains(got, "method=GET") || !strings.Contains(got, "panicServer") {
					t.Errorf("log: %s", got)
				}
				if errorLog.String() != "" {
					t.Errorf("net/http logs: %s", errorLog.String())
				}
			})
		}
	}
}

// The client has its answer although nobody has read what it sends.
func TestPanicWithUnreadBody(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	for scheme, opts := range map[string][]Option{"http": nil, "https": {TLS(certFile, keyFile)}} {
		r, _ := panicServer(t, &http.Server{}, opts...)
		resp, err := newClient(t, config).Post(scheme+"://"+r.addr+"/before", "text/plain", strings.NewReader(strings.Repeat("x", 100_000)))
		if err != nil {
			t.Errorf("%s: %v", scheme, err)
			continue
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusInternalServerError {
			t.Errorf("%s: %s", scheme, resp.Status)
		}
	}
}

// A listener of TLS, where the ResponseWriter of a request with a body is wrapped.
func TestPanicOnTLSListener(t *testing.T) {
	l, config := tlsListener(t)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/after" {
			io.WriteString(w, "half an answer")
		}
		panic("oops")
	})}, l, Logger(slog.New(slog.NewTextHandler(io.Discard, nil))))
	client := newClient(t, config)
	resp, err := client.Post("https://"+r.addr+"/before", "text/plain", strings.NewReader("hi"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusInternalServerError {
		t.Error(resp.Status)
	}
	if resp, err := client.Post("https://"+r.addr+"/after", "text/plain", strings.NewReader("hi")); err == nil {
		t.Error(resp.Status)
	}
}

func TestPanicGoesToErrorLog(t *testing.T) {
	var log lockedBuffer
	srv := &http.Server{ErrorLog: newLog(&log), Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("oops") })}
	r := start(t, srv, local(t))
	get(t, newClient(t, nil), "http://"+r.addr+"/a%0Ab")
	if !strings.HasPrefix(log.String(), "http: panic serving 127.0.0.1:") || !strings.Contains(log.String(), `GET "/a\nb": oops`) {
		t.Error(log.String())
	}
}

func TestNoRecover(t *testing.T) {
	var log lockedBuffer
	srv := &http.Server{ErrorLog: newLog(&log), Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("oops") })}
	r := start(t, srv, local(t), NoRecover())
	if resp, err := newClient(t, nil).Get("http://" + r.addr); err == nil {
		t.Error(resp.Status)
	}
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if !strings.HasPrefix(log.String(), "http: panic serving") {
		t.Error(log.String())
	}
}

// The answer after a panic relies on how net/http orders the checks in WriteHeader. The fields only
// save a line in the log: without them the result is the same.
func TestNothingWritten(t *testing.T) {
	hidden := func(w http.ResponseWriter) http.ResponseWriter { return struct{ http.ResponseWriter }{w} }
	result := make(chan string, 1)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := hidden(w)
		before := fmt.Sprint(nothingWritten(w), nothingWritten(h))
		io.WriteString(w, "x")
		result <- before + " " + fmt.Sprint(nothingWritten(w), nothingWritten(h))
		panic(http.ErrAbortHandler)
	})
	certFile, keyFile, config := certificate(t)
	for scheme, opts := range map[string][]Option{"http": nil, "https": {TLS(certFile, keyFile)}} {
		var log lockedBuffer
		r := start(t, &http.Server{Handler: handler, ErrorLog: newLog(&log)}, local(t), opts...)
		newClient(t, config).Get(scheme + "://" + r.addr)
		if got := <-result; got != "true true false false" {
			t.Errorf("%s: %s", scheme, got)
		}
		if scheme == "http" && strings.Count(log.String(), "superfluous") != 1 {
			t.Errorf("log: %s", log.String())
		}
	}
}
