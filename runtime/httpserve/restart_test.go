// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

func inherited() net.Listener {
	l, err := net.FileListener(os.NewFile(3, "listener"))
	if err != nil {
		panic(err)
	}
	return l
}

func init() {
	ready := func(net.Listener) context.Context {
		say("ready")
		return context.Background()
	}
	children["inherited"] = func() {
		srv := &http.Server{Handler: okHandler, BaseContext: ready}
		// A client that the machine leaves without time for longer than the linger may lose a
		// request.
		say("returned %v", Run(srv, Listener(inherited()), H2C(), Linger(9*time.Second)))
	}
	children["inheritedNetHTTP"] = func() {
		srv := &http.Server{Handler: okHandler, BaseContext: ready}
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		defer stop()
		go srv.Serve(inherited())
		<-ctx.Done()
		say("returned %v", srv.Shutdown(context.Background()))
	}
}

// load runs clients that never try again until stop, and counts.
type load struct {
	sent, lost atomic.Int64
	progress   chan struct{} // gets a value per request if somebody waits for it
	stopped    atomic.Bool
	wg         sync.WaitGroup

	mu    sync.Mutex
	first error
}

// kind is a way to use connections.
type kind int

const (
	perRequest kind = iota // a connection for each request
	keptAlive              // one request after the other on a connection
	thinking               // the same with a pause of up to 20 ms between
	overHTTP2              // without TLS, with prior knowledge
)

// start starts clients of each kind, of every kind if none is given.
func (l *load) start(addr string, clients int, kinds ...kind) {
	if len(kinds) == 0 {
		kinds = []kind{perRequest, keptAlive, thinking, overHTTP2}
	}
	for _, k := range kinds {
		for range clients {
			l.wg.Add(1)
			go func() {
				defer l.wg.Done()
				if k == overHTTP2 {
					l.useHTTP2(addr)
				} else {
					l.useHTTP1(addr, k)
				}
			}()
		}
	}
}

// count notes the outcome of a request.
func (l *load) count(err error) {
	l.sent.Add(1)
	select {
	case l.progress <- struct{}{}:
	default:
	}
	if err != nil {
		l.lost.Add(1)
		l.mu.Lock()
		if l.first == nil {
			l.first = err
		}
		l.mu.Unlock()
	}
}

func (l *load) useHTTP1(addr string, k kind) {
	var c *rawConn
	for !l.stopped.Load() {
		closes, err := l.once(addr, &c)
		l.count(err)
		if c != nil && (closes || err != nil || k == perRequest) {
			c.Close()
			c = nil
		}
		if k == thinking {
			<-time.After(rand.N(20 * time.Millisecond))
		}
	}
	if c != nil {
		c.Close()
	}
}

// useHTTP2 sends requests that the client cannot send again once it has begun with them.
func (l *load) useHTTP2(addr string) {
	var p http.Protocols
	p.SetUnencryptedHTTP2(true)
	tr := &http.Transport{Protocols: &p}
	defer tr.CloseIdleConnections()
	for !l.stopped.Load() {
		// A body of an unknown type cannot be read twice.
		req, err := http.NewRequest("POST", "http://"+addr, io.MultiReader(strings.NewReader("hi")))
		if err == nil {
			req.ContentLength = 2
			var resp *http.Response
			if resp, err = tr.RoundTrip(req); err == nil {
				_, err = io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
				if err == nil && resp.StatusCode != http.StatusOK {
					err = errors.New(resp.Status)
				}
			}
		}
		l.count(err)
	}
}

func (l *load) once(addr string, c **rawConn) (closes bool, err error) {
	if *c == nil {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			return false, err
		}
		*c = newRawConn(conn)
	}
	if err := (*c).send(); err != nil {
		return false, err
	}
	status, closes, err := (*c).receive()
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("status %d", status)
	}
	return closes, err
}

func (l *load) stop() {
	l.stopped.Store(true)
	l.wg.Wait()
}

// restart runs a server through restarts under load, on a socket that outlives it.
func restart(t *testing.T, name string, restarts, clients int, overlap bool, kinds ...kind) *load {
	socket := local(t)
	file, err := socket.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	begin := func() *child {
		c := spawn(t, name, nil, file)
		c.want("ready")
		return c
	}
	current := begin()
	l := &load{progress: make(chan struct{})}
	l.start(socket.Addr().String(), clients, kinds...)
	for range restarts {
		// Every server has some work to do, however busy the machine.
		for range 200 {
			<-l.progress
		}
		old := current
		if overlap {
			current = begin()
		}
		old.signal(syscall.SIGTERM)
		old.exited("returned <nil>")
		if !overlap {
			current = begin()
		}
	}
	l.stop()
	current.signal(syscall.SIGTERM)
	current.exited("returned <nil>")
	return l
}

// No request is lost in a restart, whether its connection is new or kept alive, and whether the
// processes overlap.
func TestRestartLosesNothing(t *testing.T) {
	restarts, _ := strconv.Atoi(os.Getenv("HTTPSERVE_TEST_RESTARTS")) // more of them: a soak
	if restarts == 0 {
		restarts = 5
	}
	for _, overlap := range []bool{true, false} {
		t.Run(fmt.Sprint("overlap ", overlap), func(t *testing.T) {
			l := restart(t, "inherited", restarts, 4, overlap)
			t.Logf("%d restarts, %d requests, %d lost", restarts, l.sent.Load(), l.lost.Load())
			if n := l.lost.Load(); n != 0 {
				t.Errorf("%d of %d requests lost, the first to: %v", n, l.sent.Load(), l.first)
			}
		})
	}
}

// The same with net/http and Shutdown shows that the test above can fail. How much is lost is up to
// the scheduler, so that this runs on demand.
func TestRestartOfNetHTTPLoses(t *testing.T) {
	restarts, _ := strconv.Atoi(os.Getenv("HTTPSERVE_TEST_RESTARTS"))
	if restarts == 0 {
		t.Skip("HTTPSERVE_TEST_RESTARTS is not set")
	}
	for _, overlap := range []bool{true, false} {
		l := restart(t, "inheritedNetHTTP", restarts, 8, overlap, perRequest, keptAlive)
		t.Logf("overlap %t: %d restarts, %d requests, %d lost", overlap, restarts, l.sent.Load(), l.lost.Load())
		if l.lost.Load() == 0 {
			t.Error("nothing is lost: the test is too weak")
		}
	}
}
