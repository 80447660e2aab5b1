// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
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
	secure, config := tlsListener(t, protoHTTP2)
	for name, l := range map[string]net.Listener{"TLS": nil, "TLS listener": secure} {
		t.Run(name, func(t *testing.T) {
			before := Stats()
			result, calls := make(chan error, 1), make(chan string, 10)
			h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				calls <- r.RemoteAddr
				if r.URL.Path == "/endless" {
					endless(result).ServeHTTP(w, r)
				}
			})
			var url string
			var c *http.Client
			if l == nil {
				url, c = newHTTP2(t, h, WriteStall(shortStall))
			} else {
				url, c = "https://"+start(t, &http.Server{Handler: h}, l, WriteStall(shortStall)).addr, newClient(t, config)
			}
			resp, err := c.Get(url + "/endless")
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			<-result
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
		})
	}
}

// A client that opens every window, and then reads nothing any more.
func TestHTTP2ConnectionThatIsNotRead(t *testing.T) {
	before := Stats().SlowReaders
	result := make(chan error, 1)
	url, c := newHTTP2(t, endless(result).ServeHTTP, WriteStall(shortStall))
	h := newHoarder(t, url, c, 1<<30)
	io.WriteString(h, "\x00\x00\x04\x08\x00\x00\x00\x00\x00\x40\x00\x00\x00")
	h.get("/")
	<-result
	eventually(t, "the connection is cut", func() bool { return Stats().SlowReaders == before+1 })
	if runtime.GOOS == "linux" {
		if _, err := io.Copy(io.Discard, h.NetConn()); err == nil || !strings.Contains(err.Error(), "reset") {
			t.Errorf("the client gets %v, want a reset", err)
		}
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

// The looks at writes that wait, with a clock of the test.
func TestLooksAtStreams(t *testing.T) {
	const stall, quarter = time.Minute, time.Minute / 4
	for name, tt := range map[string]struct {
		sizes   []int         // of writes that begin at the same time
		takes   int64         // what the client takes of the connection in each quarter
		until   time.Duration // not any more after this time
		expired time.Duration // when the first write is given up; 0 for not at all
	}{
		"nothing taken":                {sizes: []int{1}, expired: stall},
		"nothing taken of much":        {sizes: []int{streamPiece}, expired: stall + quarter},
		"nothing taken of some":        {sizes: []int{1, 1, 1}, expired: stall},
		"taken for a while":            {sizes: []int{streamPiece}, takes: streamShare, until: 2 * stall, expired: 3 * stall},
		"much taken slowly":            {sizes: []int{streamPiece}, takes: streamShare/4 - 100, expired: 4 * stall},
		"by another stream":            {sizes: []int{1}, takes: streamShare / 2},
		"enough for all":               {sizes: []int{1, 1, streamPiece}, takes: 2 * streamShare},
		"enough for all, then nothing": {sizes: []int{1, 1}, takes: streamShare, until: 4 * stall, expired: 4*stall + 3*quarter},
		"not enough for all":           {sizes: []int{1, 1, 1}, takes: streamShare / 2, expired: stall},
		"not enough, but more time":    {sizes: []int{2 * streamShare, 1, 1}, takes: streamShare / 2, expired: 2 * stall},
	} {
		t.Run(name, func(t *testing.T) {
			srv, c, _ := connected(t)
			var first *stream
			start := clock()
			for i, size := range tt.sizes {
				s := c.newStream()
				s.server, s.link, s.stall = srv, &c.link, stall
				s.begin(size)
				defer s.end()
				s.waiting.Store(int64(start))
				if i == 0 {
					first = s
				}
			}
			// Looks that come for other reasons change nothing.
			for at := quarter / 2; at <= 10*stall; at += quarter / 2 {
				if at%quarter == 0 && (tt.until == 0 || at <= tt.until) {
					c.written.Add(tt.takes)
				}
				next, verdicts := srv.streams.look(start + at)
				expired := false
				for _, v := range verdicts {
					expired = expired || v.stream == first && v.write == start
				}
				if want := tt.expired != 0 && at >= tt.expired; expired != want {
					t.Fatalf("after %v: expired: %v", at, expired)
				}
				if expired {
					break
				}
				if next <= start+at || next > start+at+quarter {
					t.Errorf("after %v: the next look is in %v", at, next-start-at)
				}
			}
			for _, s := range []func(){
				func() { first.own.Store(true) },
				func() { first.own.Store(false); first.waiting.Store(0) },
			} {
				s()
				_, verdicts := srv.streams.look(start + time.Hour)
				for _, v := range verdicts {
					if v.stream == first {
						t.Error("a stream is given up that has a deadline of the handler, or nothing to say")
					}
				}
			}
		})
	}
}

// A write is not forgotten when the body of the same stream has used up its time.
func TestLooksAtBothSidesOfStream(t *testing.T) {
	srv, c, _ := connected(t)
	s := c.newStream()
	s.server, s.stall = srv, time.Minute
	s.begin(1)
	defer s.end()
	now := time.Duration(s.waiting.Load())
	limits := limits{bodyRate: 1, bodyGrace: time.Second}
	s.upload = streamBody{stream: s, allowance: limits.allowance(), waiting: now}
	s.body = &s.upload
	next, v, _ := s.look(now + 2*time.Second)
	if !v.body || v.write != 0 || next != now+time.Minute {
		t.Errorf("body %v, write %v, next look in %v", v.body, v.write, next-now)
	}
}

// A deadline that the handler takes back brings the lookout back.
func TestDeadlineTakenBack(t *testing.T) {
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		s := w.(*stream)
		s.SetWriteDeadline(time.Now().Add(time.Hour))
		s.waiting.Store(1) // as if another goroutine were writing
		s.SetWriteDeadline(time.Time{})
		if !s.listed.Load() {
			t.Error("the lookout does not see the stream")
		}
		s.waiting.Store(0)
	})
	get(t, c, url)
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

// What has nothing to say for long is no slow upload: the client's side of a conversation.
func TestQuietConversationLives(t *testing.T) {
	for name, header := range map[string]string{"gRPC": "application/grpc+proto", "answered": "text/plain"} {
		t.Run(name, func(t *testing.T) {
			answered := make(chan struct{})
			url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
				if name == "answered" {
					http.NewResponseController(w).Flush()
				}
				close(answered)
				io.Copy(w, r.Body)
			}, BodyRate(1000, shortGrace/10))
			in, out := io.Pipe()
			req, err := http.NewRequest("POST", url, in)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Content-Type", header)
			go func() {
				<-answered
				<-time.After(shortGrace) // the silence is what is tested
				io.WriteString(out, "hello")
				out.Close()
			}()
			resp, err := c.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if b, err := io.ReadAll(resp.Body); string(b) != "hello" || err != nil {
				t.Errorf("%q, %v", b, err)
			}
		})
	}
}

// As long as another handler leaves a body unread, net/http has no window for this one: not for ever.
func TestUploadBesideOneThatIsNotRead(t *testing.T) {
	_, c, _ := connected(t)
	s := c.newStream()
	limits := limits{bodyRate: 1000, bodyGrace: time.Second}
	now := clock()
	b := &streamBody{stream: s, link: c.streams, allowance: limits.allowance(), waiting: now}
	c.streams.uploads.Store(2)
	c.streams.reads.Store(1)
	looks := 0
	for at := now; ; looks++ {
		next, expired := b.look(at)
		if expired {
			break
		}
		at = next
	}
	if looks < 30 || looks > 50 {
		t.Errorf("%d looks at a body beside one that is not read", looks)
	}
	c.streams.reads.Store(2)
	b = &streamBody{stream: s, link: c.streams, allowance: limits.allowance(), waiting: now}
	if next, expired := b.look(now); expired || next != now+time.Second {
		t.Errorf("next look in %v, expired: %v", next-now, expired)
	}
	if _, expired := b.look(now + time.Second); !expired {
		t.Error("the body has more time than it should")
	}
}

// A server that prefers some streams to others does not hold that against a client that takes what it gets.
func TestPreferredStreams(t *testing.T) {
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/all" {
			endless(make(chan error, 1)).ServeHTTP(w, r)
			return
		}
		for range 4 {
			if _, err := w.Write(make([]byte, 2*streamBuffer)); err != nil {
				return
			}
		}
	}, WriteStall(shortStall))
	h := newHoarder(t, url, c, 1<<30)
	h.NetConn().(*net.TCPConn).SetReadBuffer(256 * 1024)
	io.WriteString(h, "\x00\x00\x04\x08\x00\x00\x00\x00\x00\x40\x00\x00\x00") // window of the connection
	// RFC 9218: net/http goes by it from Go 1.27 on.
	preferred := []uint32{h.ask("/all", "priority", "u=0"), h.ask("/all", "priority", "u=0"), h.ask("/all", "priority", "u=0")}
	last := uint32(0)
	tick := time.NewTicker(4 * time.Millisecond)
	defer tick.Stop()
	over := time.After(6 * shortStall) // for as long as others are preferred
	resets := map[uint32]bool{}
	for frames := 0; ; frames++ {
		if frames == 50 {
			last = h.ask("/", "priority", "u=7") // while more is under way than the network takes
		}
		select {
		case <-over:
			for _, stream := range preferred {
				h.Write(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte{0, 0, 4, resetFrame, 0}, stream), 8)) // CANCEL
			}
			preferred = nil
		case <-tick.C: // slower than the server writes
		}
		var frame [9]byte
		if _, err := io.ReadFull(h.r, frame[:]); err != nil {
			t.Fatal(err)
		}
		if _, err := h.r.Discard(int(frame[0])<<16 + int(frame[1])<<8 + int(frame[2])); err != nil {
			t.Fatal(err)
		}
		kind, flags, stream := frame[3], frame[4], binary.BigEndian.Uint32(frame[5:])
		if kind == resetFrame {
			resets[stream] = true
		}
		if last != 0 && resets[last] {
			t.Fatal("the answer that had to wait is reset")
		}
		if stream == last && kind == 0 && flags&1 != 0 { // END_STREAM
			return
		}
	}
}
