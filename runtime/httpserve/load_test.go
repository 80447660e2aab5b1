// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// soakRounds returns how many restarts a test is to make: few, or what HTTPSERVE_TEST_RESTARTS says, for a
// soak.
func soakRounds(few int) (n int, soak bool) {
	if n, _ := strconv.Atoi(os.Getenv("HTTPSERVE_TEST_RESTARTS")); n > 0 {
		return n, true
	}
	return few, false
}

// lingering is an option of servers under load. A client that the machine leaves without time for longer
// than the linger may lose a request: a test that has to pass beside others waits for it. A soak shows the
// default.
func lingering() Option {
	if _, soak := soakRounds(0); soak {
		return Option{}
	}
	return Linger(9 * time.Second)
}

// kind is a way to use connections. All requests have a body.
type kind int

const (
	perRequest  kind = iota // a connection for each request
	keptAlive               // one request after the other on a connection
	thinking                // the same with a pause of up to 20 ms between
	oneStream               // HTTP/2, one request after the other, each of which cannot be sent again
	someStreams             // HTTP/2, several at once, which can be sent again when the server has not begun with them (RFC 9113, section 6.8)
	kinds
)

func (k kind) String() string {
	return [...]string{"per request", "kept alive", "thinking", "HTTP/2", "HTTP/2, several streams"}[k]
}

// load runs clients that never try again until stop, and counts.
type load struct {
	config     *tls.Config // nil for none
	sent, lost [kinds]atomic.Int64
	progress   chan struct{} // gets a value per request if somebody waits for it
	stopped    atomic.Bool
	wg         sync.WaitGroup

	mu    sync.Mutex
	first error

	clients []*atomic.Int64 // requests of each client
}

func newLoad(config *tls.Config) *load {
	return &load{config: config, progress: make(chan struct{})}
}

// start starts clients of each kind, of every kind if none is given. An address with a slash is that of a Unix socket.
func (l *load) start(addr string, clients int, some ...kind) {
	if len(some) == 0 {
		some = []kind{perRequest, keptAlive, thinking, oneStream, someStreams}
	}
	for _, k := range some {
		for range clients {
			c := &loadClient{load: l, kind: k}
			l.clients = append(l.clients, &c.sent)
			l.wg.Add(1)
			go func() {
				defer l.wg.Done()
				switch k {
				case oneStream:
					c.useHTTP2(addr, 1)
				case someStreams:
					c.useHTTP2(addr, 4)
				default:
					c.useHTTP1(addr)
				}
			}()
		}
	}
}

// loadClient is one of the clients.
type loadClient struct {
	*load
	kind kind
	sent atomic.Int64
}

// count notes the outcome of a request.
func (c *loadClient) count(err error) {
	l, k := c.load, c.kind
	c.sent.Add(1)
	l.sent[k].Add(1)
	select {
	case l.progress <- struct{}{}:
	default:
	}
	if err != nil {
		l.lost[k].Add(1)
		l.mu.Lock()
		if l.first == nil {
			l.first = fmt.Errorf("%v: %w", k, err)
		}
		l.mu.Unlock()
	}
}

// await waits for requests to be answered, however busy the machine is.
func (l *load) await(n int) {
	for range n {
		<-l.progress
	}
}

// awaitEach waits for n requests of each client to be answered.
func (l *load) awaitEach(n int64) {
	for _, sent := range l.clients {
		for until := sent.Load() + n; sent.Load() < until; {
			<-l.progress
		}
	}
}

// dial connects as a client of a version of HTTP.
func (l *load) dial(addr, proto string) (net.Conn, error) {
	network := "tcp"
	if strings.Contains(addr, "/") {
		network = "unix"
	}
	c, err := net.Dial(network, addr)
	if err != nil || l.config == nil {
		return c, err
	}
	config := l.config.Clone()
	config.NextProtos, config.ServerName = []string{proto}, "127.0.0.1"
	t := tls.Client(c, config)
	if err := t.Handshake(); err != nil {
		c.Close()
		return nil, err
	}
	return t, nil
}

func (c *loadClient) useHTTP1(addr string) {
	var conn *rawConn
	for !c.stopped.Load() {
		closes, err := c.once(addr, &conn)
		c.count(err)
		if conn != nil && (closes || err != nil || c.kind == perRequest) {
			conn.Close()
			conn = nil
		}
		if c.kind == thinking {
			<-time.After(rand.N(20 * time.Millisecond))
		}
	}
	if conn != nil {
		conn.Close()
	}
}

func (l *load) once(addr string, c **rawConn) (closes bool, err error) {
	if *c == nil {
		conn, err := l.dial(addr, protoHTTP1)
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

// useHTTP2 sends requests on streams of one connection.
func (c *loadClient) useHTTP2(addr string, streams int) {
	var p http.Protocols
	p.SetHTTP2(true)
	p.SetUnencryptedHTTP2(true)
	dial := func(context.Context, string, string) (net.Conn, error) { return c.dial(addr, protoHTTP2) }
	tr := &http.Transport{Protocols: &p, DialContext: dial, DialTLSContext: dial}
	defer tr.CloseIdleConnections()
	url := "http://test/"
	if c.config != nil {
		url = "https://test/"
	}
	var wg sync.WaitGroup
	for range streams {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for !c.stopped.Load() {
				var body io.Reader = strings.NewReader("hi")
				if c.kind == oneStream {
					// A body of an unknown type cannot be read twice.
					body = io.MultiReader(body)
				}
				req, err := http.NewRequest("POST", url, body)
				if err == nil {
					req.ContentLength = 2
					var resp *http.Response
					if resp, err = tr.RoundTrip(req); err == nil {
						_, err = io.Copy(io.Discard, resp.Body)
						resp.Body.Close()
						switch {
						case err != nil:
						case resp.ProtoMajor != 2:
							err = errors.New(resp.Proto)
						case resp.StatusCode != http.StatusOK:
							err = errors.New(resp.Status)
						}
					}
				}
				c.count(err)
			}
		}()
	}
	wg.Wait()
}

func (l *load) stop() {
	l.stopped.Store(true)
	l.wg.Wait()
}

// log writes down the outcome, by kind.
func (l *load) log(t *testing.T, what string) {
	t.Helper()
	var list []string
	for k := range kinds {
		if n := l.sent[k].Load(); n > 0 {
			list = append(list, fmt.Sprintf("%v %d of %d", k, l.lost[k].Load(), n))
		}
	}
	t.Logf("%s: lost %s", what, strings.Join(list, "; "))
}

// losesNothing reports an error if a request was lost.
func (l *load) losesNothing(t *testing.T, what string) {
	t.Helper()
	l.log(t, what)
	if l.first != nil {
		t.Errorf("requests are lost, the first to: %v", l.first)
	}
}

// loses reports an error for each kind of which nothing was lost.
func (l *load) loses(t *testing.T, what string, some ...kind) {
	t.Helper()
	l.log(t, what)
	for _, k := range some {
		if l.lost[k].Load() == 0 {
			t.Errorf("%v: nothing is lost: the test is too weak", k)
		}
	}
}
