// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

const shortGrace = 250 * time.Millisecond

// readAll reads the body and tells how that ended.
func readAll(result chan<- error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := io.Copy(io.Discard, r.Body)
		result <- err
	})
}

func TestAllowance(t *testing.T) {
	l := limits{bodyRate: 1000, bodyGrace: 10 * time.Second}
	a := l.allowance()
	a.spend(4*time.Second, 2000)
	if a.left != 8*time.Second {
		t.Errorf("4s of 10s used, and 2000 bytes at 1000/s, leave %v", a.left)
	}
	a.spend(time.Second, 1<<30)
	if a.left != 30*time.Second {
		t.Errorf("a fast client is %v ahead", a.left)
	}
	a.spend(0, 1<<62)
	if a.left != 30*time.Second {
		t.Errorf("after very many bytes a client is %v ahead", a.left)
	}
	a.spend(31*time.Second, 0)
	if a.left >= 0 {
		t.Errorf("%v left after the end", a.left)
	}
}

func TestSlowBody(t *testing.T) {
	for _, head := range []string{"Content-Length: 1000", "Transfer-Encoding: chunked", "Expect: 100-continue\r\nContent-Length: 1000"} {
		t.Run(head, func(t *testing.T) {
			before := Stats().SlowBodies
			result := make(chan error, 1)
			r := start(t, &http.Server{Handler: readAll(result)}, local(t), BodyRate(100, shortGrace))
			c := dial(t, "tcp", r.addr)
			io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\n"+head+"\r\n\r\n1")
			if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("the handler gets %v", err)
			}
			if n := Stats().SlowBodies - before; n != 1 {
				t.Errorf("%d slow bodies counted", n)
			}
			// The connection is not used again.
			if _, err := io.Copy(io.Discard, c.r); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error(err)
			}
		})
	}
}

// A client that sends nothing gets the time it has once.
func TestSlowBodyHasOneDeadline(t *testing.T) {
	_, c, _ := connected(t)
	before := total.slowBodies.Load()
	limits := limits{bodyRate: 100, bodyGrace: shortGrace}
	c.beginBody(limits.allowance())
	deadline := c.body.deadline
	if n, err := c.Read(make([]byte, 1)); n != 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if c.body.deadline != deadline {
		t.Errorf("the deadline was put off by %v", c.body.deadline-deadline)
	}
	if n := total.slowBodies.Load() - before; n != 1 {
		t.Errorf("%d slow bodies counted", n)
	}
}

// What comes without waiting counts too.
func TestBodyThatIsThere(t *testing.T) {
	_, c, client := connected(t)
	limits := limits{bodyRate: 1000, bodyGrace: 10 * time.Second}
	c.beginBody(limits.allowance())
	io.WriteString(client, strings.Repeat("x", 2000))
	if _, err := io.ReadFull(c, make([]byte, 2000)); err != nil {
		t.Fatal(err)
	}
	c.beginWait()
	if left := c.body.left; left > 12*time.Second || left < 11*time.Second {
		t.Errorf("2000 bytes at 1000/s after 10s leave %v", left)
	}
	// Whatever else there is to say is said as package net says it.
	client.Close()
	if _, err := c.Read(make([]byte, 1)); err != io.EOF {
		t.Error(err)
	}
}

// net/http reads what the handler leaves, and that ends too.
func TestSlowBodyThatNobodyReads(t *testing.T) {
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})}, local(t), BodyRate(100, shortGrace))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1000\r\n\r\n1")
	if _, err := io.Copy(io.Discard, c.r); err != nil && !strings.Contains(err.Error(), "reset") {
		t.Error(err)
	}
}

// Only the time counts in which the handler waits for the client.
func TestSlowHandlerIsNotHeldAgainstClient(t *testing.T) {
	proceed := make(chan struct{})
	result := make(chan error, 2)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-proceed
		readAll(result).ServeHTTP(w, r)
		// And not at all after the end of the body.
		<-proceed
		result <- r.Context().Err()
	})}, local(t), BodyRate(100, shortGrace))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n")
	late := time.AfterFunc(2*shortGrace, func() { proceed <- struct{}{} })
	defer late.Stop()
	io.WriteString(c, "hi")
	if err := <-result; err != nil {
		t.Error(err)
	}
	late.Reset(2 * shortGrace)
	if err := <-result; err != nil {
		t.Error(err)
	}
	if status, closes, err := c.receive(); status != http.StatusOK || closes || err != nil {
		t.Error(status, closes, err)
	}
	c2 := make(chan error, 1)
	go func() { proceed <- struct{}{}; proceed <- struct{}{}; c2 <- nil }()
	c.roundTrip(t)
	<-c2
}

// A client above the rate lives as long as it needs.
func TestSteadyUpload(t *testing.T) {
	result := make(chan error, 1)
	const grace = time.Second
	r := start(t, &http.Server{Handler: readAll(result)}, local(t), BodyRate(100, grace))
	c := dial(t, "tcp", r.addr)
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3000\r\n\r\n")
	tick := time.NewTicker(grace / 10)
	defer tick.Stop()
	for i := 0; i < 30; i++ {
		<-tick.C
		if _, err := c.Write(make([]byte, 100)); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-result; err != nil {
		t.Error(err)
	}
	if status, closes, err := c.receive(); status != http.StatusOK || closes || err != nil {
		t.Error(status, closes, err)
	}
}

func TestHandlerDecidesAboutReading(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	for _, proto := range []string{"HTTP/1.1", "HTTP/1.1 TLS", "HTTP/1.1 TLS listener", "HTTP/2.0"} {
		t.Run(proto, func(t *testing.T) {
			var opts []Option
			l, config := local(t), config
			scheme := "https://"
			switch proto {
			case "HTTP/1.1":
				scheme = "http://"
			case "HTTP/1.1 TLS listener":
				l, config = tlsListener(t)
			default:
				opts = []Option{TLS(certFile, keyFile)}
			}
			client := newClient(t, config)
			client.Transport.(*http.Transport).ForceAttemptHTTP2 = proto == "HTTP/2.0"
			set, result := make(chan struct{}), make(chan error, 1)
			r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !strings.HasPrefix(proto, r.Proto) {
					t.Error(r.Proto)
				}
				http.NewResponseController(w).SetReadDeadline(time.Now().Add(time.Hour))
				close(set)
				readAll(result).ServeHTTP(w, r)
			})}, l, append(opts, BodyRate(1000000, shortGrace))...)
			in, out := io.Pipe()
			answer := make(chan error, 1)
			go func() {
				resp, err := client.Post(scheme+r.addr, "", in)
				if err == nil {
					resp.Body.Close()
				}
				answer <- err
			}()
			<-set
			// Long after the limit would have ended it.
			time.AfterFunc(4*shortGrace, func() {
				io.WriteString(out, "late")
				out.Close()
			})
			if err := <-result; err != nil {
				t.Error(err)
			}
			if err := <-answer; err != nil {
				t.Error(err)
			}
		})
	}
}

// What net/http keeps of a request, and what it gives to the handler, is what it is without this package. On a
// listener of TLS the handler gets a copy of the request.
func TestRequestWithBodyIsWhole(t *testing.T) {
	secure, config := tlsListener(t)
	for name, l := range map[string]net.Listener{"plain": local(t), "TLS listener": secure} {
		t.Run(name, func(t *testing.T) { requestIsWhole(t, l, config) })
	}
}

func requestIsWhole(t *testing.T, l net.Listener, config *tls.Config) {
	type result struct {
		files   []string
		trailer string
	}
	results := make(chan result, 1)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir) // on Windows
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var res result
		if r.Header.Get("Content-Type") == "" {
			io.Copy(io.Discard, r.Body)
			res.trailer = r.Trailer.Get("Sum")
		} else if err := r.ParseMultipartForm(1); err != nil {
			t.Error(err)
		}
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			res.files = append(res.files, e.Name())
		}
		results <- res
	})}, l)
	scheme, c := "http://", dial(t, "tcp", r.addr)
	if _, ok := l.(*net.TCPListener); !ok {
		scheme = "https://"
		conf := config.Clone()
		conf.ServerName = "127.0.0.1"
		c = newRawConn(tls.Client(c.Conn, conf))
	}
	var form bytes.Buffer
	m := multipart.NewWriter(&form)
	f, _ := m.CreateFormFile("file", "name")
	f.Write(make([]byte, 1<<20))
	m.Close()
	resp, err := newClient(t, config).Post(scheme+r.addr, m.FormDataContentType(), &form)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if res := <-results; len(res.files) != 1 {
		t.Errorf("files %q", res.files)
	}
	// A trailer that was not announced.
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nSum: 7\r\n\r\n")
	if res := <-results; res.trailer != "7" {
		t.Errorf("trailer %q", res.trailer)
	}
	if status, closes, err := c.receive(); status != http.StatusOK || closes || err != nil {
		t.Error(status, closes, err)
	}
	if err := r.stop(); err != nil { // all requests are over
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); len(entries) != 0 || err != nil {
		t.Errorf("files left over: %v, %v", entries, err)
	}
}

// The same limit holds on a listener of TLS, and the next request of a connection does not feel it.
func TestSlowBodyOnTLSListener(t *testing.T) {
	before := Stats().SlowBodies
	l, config := tlsListener(t)
	result := make(chan error, 1)
	r := start(t, &http.Server{Handler: readAll(result)}, l, BodyRate(100, shortGrace))
	config.ServerName = "127.0.0.1"
	c := newRawConn(tls.Client(dial(t, "tcp", r.addr).Conn, config))
	for range 2 {
		if err := c.send(); err != nil {
			t.Fatal(err)
		}
		if err := <-result; err != nil {
			t.Error(err)
		}
		if status, closes, err := c.receive(); status != http.StatusOK || closes || err != nil {
			t.Error(status, closes, err)
		}
	}
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1000\r\n\r\n1")
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the handler gets %v", err)
	}
	if n := Stats().SlowBodies - before; n != 1 {
		t.Errorf("%d slow bodies counted", n)
	}
}

// The handler's own deadline ends the body, and with it the connection, as without this package.
func TestHandlerEndsReadingOnTLSListener(t *testing.T) {
	l, config := tlsListener(t)
	result := make(chan error, 1)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.NewResponseController(w).SetReadDeadline(time.Now().Add(-time.Second))
		readAll(result).ServeHTTP(w, r)
	})}, l)
	config.ServerName = "127.0.0.1"
	c := newRawConn(tls.Client(dial(t, "tcp", r.addr).Conn, config))
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10000\r\n\r\n1")
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the handler gets %v", err)
	}
	if _, closes, err := c.receive(); !closes || err != nil {
		t.Errorf("the answer says close: %t; %v", closes, err)
	}
	if _, err := c.r.ReadByte(); err != io.EOF { // long before the default limit
		t.Errorf("the connection goes on: %v", err)
	}
}

// Requests without a body are handed on as they are.
func TestRequestWithoutBodyIsUntouched(t *testing.T) {
	var got *http.Request
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { got = r })}
	manage(srv, newConfig(nil))
	r := httptest.NewRequest("GET", "/", nil)
	srv.Handler.ServeHTTP(&nowhere{http.Header{}}, r)
	if got != r {
		t.Error("the request was copied")
	}
}

// A goroutine that reads on after the handler has returned has no say about the next request.
func TestReaderThatOutlivesHandler(t *testing.T) {
	type left struct {
		body io.Reader
		link *link
	}
	requests := make(chan left, 2)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests <- left{r.Body, r.Context().Value(linkKey{}).(*link)}
	})}, local(t))
	c := dial(t, "tcp", r.addr)
	c.roundTrip(t)
	old := <-requests
	if n, err := old.body.Read(make([]byte, 1)); n != 0 || err == nil {
		t.Errorf("%d bytes, %v", n, err)
	}
	if old.link.body.on.Load() {
		t.Error("the body is watched")
	}
	c.roundTrip(t)
}

func TestBodyOfUpgradeIsLimited(t *testing.T) {
	result := make(chan error, 1)
	r := start(t, &http.Server{Handler: readAll(result)}, local(t), BodyRate(100, shortGrace))
	c := dial(t, "tcp", r.addr)
	fmt.Fprintf(c, "POST / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 1000\r\n\r\n")
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the handler gets %v", err)
	}
}
