// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
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
