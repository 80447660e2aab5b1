// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// newHTTP2 returns a server that speaks HTTP/2 over TLS, and a client for it.
func newHTTP2(t *testing.T, h http.HandlerFunc, opts ...Option) (url string, c *http.Client) {
	certFile, keyFile, config := certificate(t)
	r := start(t, &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			t.Error(r.Proto)
		}
		h(w, r)
	})}, local(t), append(opts, TLS(certFile, keyFile))...)
	return "https://" + r.addr, newClient(t, config)
}

// A client that reads the connection but not the stream.
func TestStalledStreamIsReset(t *testing.T) {
	before := Stats()
	result, calls := make(chan error, 1), make(chan string, 10)
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		calls <- r.RemoteAddr
		if r.URL.Path == "/endless" {
			endless(result).ServeHTTP(w, r)
		}
	}, WriteStall(shortStall))
	resp, err := c.Get(url + "/endless")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) && err == nil {
		t.Error(err)
	}
	if _, err := io.Copy(io.Discard, resp.Body); err == nil {
		t.Error("the client takes a part for the whole")
	}
	// The connection lives.
	get(t, c, url+"/other")
	if first, second := <-calls, <-calls; first != second {
		t.Error("the client needs a new connection")
	}
	after := Stats()
	if n := after.SlowStreams - before.SlowStreams; n != 1 {
		t.Errorf("%d slow streams counted", n)
	}
	if n := after.SlowReaders - before.SlowReaders; n != 0 {
		t.Errorf("%d slow readers counted", n)
	}
}

// A stream with nothing to say, and one that is read slowly, live.
func TestQuietAndSlowStreamsLive(t *testing.T) {
	next := make(chan struct{})
	const size = 1024 * 1024
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			w.Write(make([]byte, size))
			return
		}
		for range 3 {
			io.WriteString(w, "event\n")
			w.(http.Flusher).Flush()
			<-next
		}
	}, WriteStall(longStall))
	quiet, err := c.Get(url + "/quiet")
	if err != nil {
		t.Fatal(err)
	}
	defer quiet.Body.Close()
	slow, err := c.Get(url + "/slow")
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Body.Close()
	buf := make([]byte, len("event\n"))
	if _, err := io.ReadFull(quiet.Body, buf); err != nil {
		t.Fatal(err)
	}
	tick := time.NewTicker(longStall / 10)
	defer tick.Stop()
	for i := 0; i < 30; i++ {
		<-tick.C
		if _, err := io.CopyN(io.Discard, slow.Body, size/32); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		next <- struct{}{}
		if _, err := io.ReadFull(quiet.Body, buf); err != nil {
			t.Fatal(err)
		}
	}
	next <- struct{}{}
	if n, err := io.Copy(io.Discard, slow.Body); err != nil || n != size/16 {
		t.Error(n, err)
	}
}

func TestSlowBodyOfStream(t *testing.T) {
	for _, length := range []int64{-1, 1000} {
		t.Run(fmt.Sprint("length ", length), func(t *testing.T) {
			before := Stats().SlowBodies
			result := make(chan error, 1)
			url, c := newHTTP2(t, readAll(result).ServeHTTP, BodyRate(100, shortGrace))
			in, out := io.Pipe()
			defer out.Close()
			req, _ := http.NewRequest("POST", url, in)
			req.ContentLength = length
			go func() {
				if resp, err := c.Do(req); err == nil {
					resp.Body.Close()
				}
			}()
			io.WriteString(out, "1")
			if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("the handler gets %v", err)
			}
			if n := Stats().SlowBodies - before; n != 1 {
				t.Errorf("%d slow bodies counted", n)
			}
		})
	}
}

// As for HTTP/1: the client need not send while nobody reads.
func TestSlowHandlerOfStream(t *testing.T) {
	proceed, result := make(chan struct{}), make(chan error, 1)
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		<-proceed
		readAll(result).ServeHTTP(w, r)
		<-proceed
	}, BodyRate(100, shortGrace), WriteStall(shortStall))
	in, out := io.Pipe()
	answer := make(chan error, 1)
	go func() {
		resp, err := c.Post(url, "", in)
		if err == nil {
			resp.Body.Close()
		}
		answer <- err
	}()
	late := time.AfterFunc(2*shortGrace, func() { proceed <- struct{}{} })
	defer late.Stop()
	io.WriteString(out, "hi")
	out.Close()
	if err := <-result; err != nil {
		t.Error(err)
	}
	late.Reset(2 * shortGrace)
	if err := <-answer; err != nil {
		t.Error(err)
	}
}

func TestHandlerDecidesAboutStream(t *testing.T) {
	before := Stats().SlowStreams
	result := make(chan error, 1)
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		rc := http.NewResponseController(w)
		if err := rc.SetWriteDeadline(time.Now().Add(3 * shortStall)); err != nil {
			t.Error(err)
		}
		if err := rc.EnableFullDuplex(); err != nil {
			t.Error(err)
		}
		endless(result).ServeHTTP(w, r)
	}, WriteStall(shortStall))
	resp, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	<-result
	if n := Stats().SlowStreams - before; n != 0 {
		t.Errorf("%d slow streams counted", n)
	}
}

// Answers of any size and way of writing are the same behind the wrapper.
func TestStreamWrites(t *testing.T) {
	text := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = 'a' + byte(i%26)
		}
		return string(b)
	}
	sizes := []int{0, 1, 4095, 4096, 4097, streamPiece, streamPiece + 1, 200000}
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		var size int
		var way string
		fmt.Sscanf(r.URL.Path, "/%d/%s", &size, &way)
		n, err := 0, error(nil)
		switch s := text(size); way {
		case "write":
			n, err = w.Write([]byte(s))
		case "string":
			n, err = io.WriteString(w, s)
		case "halves":
			n, _ = io.WriteString(w, s[:size/2])
			w.(http.Flusher).Flush()
			var m int
			m, err = io.WriteString(w, s[size/2:])
			n += m
		}
		if n != size || err != nil {
			t.Errorf("%s: %d, %v", r.URL.Path, n, err)
		}
	})
	for _, size := range sizes {
		for _, way := range []string{"write", "string", "halves"} {
			path := fmt.Sprintf("/%d/%s", size, way)
			resp, body := get(t, c, url+path)
			if body != text(size) {
				t.Errorf("%s: %d bytes", path, len(body))
			}
			if size < 4096 && way != "halves" && resp.ContentLength != int64(size) {
				t.Errorf("%s: length %d", path, resp.ContentLength)
			}
		}
	}
}

func TestPanicOnStream(t *testing.T) {
	before := Stats().Panics
	var log lockedBuffer
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/late" {
			io.WriteString(w, "part")
			w.(http.Flusher).Flush()
		}
		panic("test")
	}, Logger(log.logger()))
	if resp, _ := get(t, c, url); resp.StatusCode != http.StatusInternalServerError {
		t.Error(resp.Status)
	}
	if resp, err := c.Get(url + "/late"); err == nil {
		if _, err := io.ReadAll(resp.Body); err == nil {
			t.Error("the answer seems whole")
		}
		resp.Body.Close()
	}
	if n := Stats().Panics - before; n != 2 {
		t.Errorf("%d panics counted", n)
	}
}

// The steps of the lookout, with a clock of the test.
func TestLooksAtStreams(t *testing.T) {
	const stall, quarter = time.Minute, time.Minute / 4
	type step struct {
		takes   bool          // first, the client takes something
		at      time.Duration // after the write has begun
		next    time.Duration
		expired bool
	}
	for name, tt := range map[string]struct {
		size  int // of the write
		steps []step
	}{
		"a share": {streamShare, []step{
			{at: quarter, next: stall}, {takes: true, at: stall - 1, next: stall}, {at: stall, expired: true},
		}},
		"more, nothing taken": {streamPiece, []step{
			{at: 1, next: quarter}, {at: quarter, next: 2 * quarter}, {at: 2 * quarter, next: 3 * quarter},
			{at: quarter + stall - 1, next: 2*quarter + stall - 1}, {at: quarter + stall, expired: true},
		}},
		"more, taken slowly": {streamPiece, []step{
			{at: quarter, next: 2 * quarter},
			{takes: true, at: stall, next: stall + quarter}, {takes: true, at: 2*stall - 1, next: 2*stall - 1 + quarter},
			{takes: true, at: 3*stall - 2, next: 3*stall - 2 + quarter}, {takes: true, at: 4*stall - 3, next: 4*stall - 3 + quarter},
			{takes: true, at: 4 * stall, expired: true},
		}},
		"more, taken for a while": {2 * streamShare, []step{
			{at: quarter, next: 2 * quarter}, {takes: true, at: 2 * quarter, next: 3 * quarter},
			{at: 2*quarter + stall - 1, next: 3*quarter + stall - 1}, {at: 2*quarter + stall, expired: true},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			srv, c, _ := connected(t)
			s := c.newStream()
			s.server, s.link, s.stall = srv, &c.link, stall
			s.begin(tt.size)
			start := time.Duration(s.waiting.Load())
			for i, step := range tt.steps {
				if step.takes {
					c.written.Add(stallRate * int64(stall/time.Second))
				}
				next, v := s.look(start + step.at)
				if expired := v.write != 0; expired != step.expired {
					t.Errorf("step %d: expired: %v", i, expired)
				}
				if !step.expired && next-start != step.next {
					t.Errorf("step %d: next look at %v, want %v", i, next-start, step.next)
				}
			}
			s.own.Store(true)
			if next, v := s.look(start + time.Hour); next != never || v.write != 0 {
				t.Error("a deadline of the handler does not win")
			}
			s.own.Store(false)
			s.waiting.Store(0)
			if next, v := s.look(start + time.Hour); next != never || v.write != 0 {
				t.Error("a stream with nothing to say is looked at")
			}
		})
	}
}

// A stream is in the list of its server while it may wait, and not after.
func TestStreamsAreListed(t *testing.T) {
	srv, c, _ := connected(t)
	listed := func() (n int) {
		for i := range srv.streams.lists {
			for s := srv.streams.lists[i].first; s != nil; s = s.next {
				n++
			}
		}
		return n
	}
	var streams []*stream
	for range 3 * listCount {
		s := c.newStream()
		s.server, s.stall = srv, time.Minute
		s.begin(1)
		s.begin(1)
		streams = append(streams, s)
	}
	if n := listed(); n != len(streams) {
		t.Errorf("%d streams are listed, want %d", n, len(streams))
	}
	if due := time.Duration(srv.lookout.due.Load()) - clock(); due > time.Minute || due < 0 {
		t.Errorf("a round is due in %v", due)
	}
	for _, i := range rand.Perm(len(streams)) {
		streams[i].end()
		streams[i].begin(1) // a handler's goroutine that goes on
	}
	if n := listed(); n != 0 {
		t.Errorf("%d streams are listed after their end", n)
	}
}

// A body that is read after the handler is at its end, as it is without this package, and does not keep what net/http has.
func TestBodyOfStreamAfterHandler(t *testing.T) {
	kept := make(chan io.ReadCloser, 1)
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) { kept <- r.Body })
	resp, err := c.Post(url, "text/plain", strings.NewReader("body"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	body := (<-kept).(*streamBody)
	for body.stillThere() {
		runtime.Gosched() // the client may be quicker than the end of the handler
	}
	if n, err := body.Read(make([]byte, 4)); n != 0 || err == nil {
		t.Errorf("reads %d bytes, %v", n, err)
	}
	if err := body.Close(); err != nil {
		t.Error(err)
	}
}

func (b *streamBody) stillThere() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.body != nil
}
