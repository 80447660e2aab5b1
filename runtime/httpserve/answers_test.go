// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bufio"
	"crypto/tls"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"
)

// hoarder is a client of HTTP/2 that asks and leaves only a small window for each answer, or none.
type hoarder struct {
	*tls.Conn
	r       *bufio.Reader
	window  int
	streams uint32
}

// newHoarder connects to a server of newHTTP2.
func newHoarder(t *testing.T, url string, c *http.Client, window int) *hoarder {
	t.Helper()
	conf := c.Transport.(*http.Transport).TLSClientConfig.Clone()
	conf.NextProtos, conf.ServerName = []string{"h2"}, "127.0.0.1"
	conn, err := tls.Dial("tcp", url[len("https://"):], conf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	// SETTINGS_INITIAL_WINDOW_SIZE.
	settings := []byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x04")
	conn.Write(binary.BigEndian.AppendUint32(settings, uint32(window)))
	return &hoarder{Conn: conn, r: bufio.NewReader(conn), window: window}
}

// get asks for a path and returns the number of the stream.
func (h *hoarder) get(path string) uint32 { return h.ask(path) }

// ask is get with header fields, name by name with its value.
func (h *hoarder) ask(path string, header ...string) uint32 {
	id := 2*h.streams + 1
	h.streams++
	fields := fmt.Sprintf("\x82\x87\x04%c%s\x41\x04test", len(path), path)
	for i := 0; i < len(header); i += 2 {
		fields += fmt.Sprintf("\x00%c%s%c%s", len(header[i]), header[i], len(header[i+1]), header[i+1])
	}
	frame := binary.BigEndian.AppendUint32([]byte{0, 0, byte(len(fields)), 1, 5}, id)
	h.Write(append(frame, fields...))
	return id
}

const (
	resetFrame  = 3
	goAwayFrame = 7
)

// next returns the next frame that says something about the end of an answer, or an error.
func (h *hoarder) next() (kind byte, stream uint32, err error) {
	for {
		var frame [9]byte
		if _, err := io.ReadFull(h.r, frame[:]); err != nil {
			return 0, 0, err
		}
		size := int(frame[0])<<16 + int(frame[1])<<8 + int(frame[2])
		if _, err := h.r.Discard(size); err != nil {
			return 0, 0, err
		}
		kind, stream := frame[3], binary.BigEndian.Uint32(frame[5:])
		switch kind {
		case 0: // DATA
			if size > h.window {
				return kind, stream, fmt.Errorf("%d bytes of stream %d, more than its window", size, stream)
			}
		case resetFrame, goAwayFrame:
			return kind, stream, nil
		}
	}
}

func small(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "small") }

// What net/http sends after the handler waits for the client too, be it all or the end of an answer.
func TestEndIsNotTaken(t *testing.T) {
	for window, h := range map[int]http.HandlerFunc{
		0: small,
		streamBuffer: func(w http.ResponseWriter, r *http.Request) {
			w.Write(make([]byte, streamBuffer-1))
			w.Write(make([]byte, 2))
		},
	} {
		t.Run(fmt.Sprint("window ", window), func(t *testing.T) {
			before := Stats().SlowReaders
			url, c := newHTTP2(t, h, WriteStall(shortStall))
			h := newHoarder(t, url, c, window)
			for range 3 {
				h.get("/")
			}
			if kind, stream, err := h.next(); err == nil {
				t.Errorf("frame of type %d for stream %d, while the connection could be closed", kind, stream)
			}
			if n := Stats().SlowReaders - before; n != 1 {
				t.Errorf("%d slow readers counted", n)
			}
		})
	}
}

// Beside an answer that goes on, short ones are not hidden.
func TestShortAnswerBesideAnother(t *testing.T) {
	proceed := make(chan struct{})
	url, c := newHTTP2(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/long" {
			<-proceed
		}
		small(w, r)
	}, WriteStall(shortStall))
	h := newHoarder(t, url, c, 0)
	h.get("/long")
	first := h.get("/")
	// The first answer is left alone while another handler runs. Once it is in doubt, others get a deadline.
	later := map[uint32]bool{}
	done := make(chan struct{})
	defer close(done)
	ask := time.NewTicker(shortStall / 5)
	defer ask.Stop()
	resets := make(chan uint32)
	ended := make(chan error, 1)
	go func() {
		for {
			kind, stream, err := h.next()
			if err != nil {
				ended <- err
				return
			}
			if kind == resetFrame {
				select {
				case resets <- stream:
				case <-done:
				}
			}
		}
	}()
	for reset := uint32(0); reset == 0; {
		select {
		case reset = <-resets:
			if !later[reset] {
				t.Errorf("stream %d is reset, first is %d", reset, first)
			}
		case err := <-ended:
			t.Fatal(err)
		case <-ask.C:
			later[h.get("/")] = true
		}
	}
	// When nothing runs any more, the connection is closed.
	close(proceed)
	for {
		select {
		case <-resets:
		case <-ended:
			return
		}
	}
}

// A client that goes on asking is told to use another connection.
func TestShortAnswersBehindOthers(t *testing.T) {
	url, c := newHTTP2(t, small, WriteStall(shortStall))
	h := newHoarder(t, url, c, 0)
	done := make(chan struct{})
	defer func() { <-done }()
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(done)
		ask := time.NewTicker(shortStall / 5)
		defer ask.Stop()
		for {
			select {
			case <-ask.C:
				h.get("/")
			case <-stop:
				return
			}
		}
	}()
	told := false
	for {
		kind, _, err := h.next()
		if err != nil {
			break
		}
		told = told || kind == goAwayFrame
	}
	if !told {
		t.Error("the connection is closed without GOAWAY")
	}
}

// The steps of the lookout, with a clock of the test.
func TestLooksAtAnswers(t *testing.T) {
	const stall, half = time.Minute, time.Minute / 2
	type step struct {
		what   string // "short answer", "handler begins", "handler ends", "idle", "takes", or "": a look
		at     time.Duration
		next   time.Duration // of the look
		closed bool
		retire bool // a handler that begins is to say close
		left   bool // a short answer gets no deadline
	}
	for name, steps := range map[string][]step{
		"nothing": {
			{at: half, next: never},
			{what: "handler begins"}, {at: half, next: never}, {what: "handler ends"},
		},
		"taken": {
			{what: "short answer", left: true}, {what: "idle"}, {at: time.Hour, next: never},
			{what: "short answer", left: true}, {what: "short answer", left: true},
		},
		"never taken": {
			{what: "short answer", left: true},
			{at: half - 1, next: half}, {at: half, next: 2 * half}, {at: 2 * half, closed: true},
		},
		"looks between": {
			{what: "short answer", left: true},
			{at: half, next: 2 * half}, {at: half + 1, next: 2 * half}, {at: 2*half - 1, next: 2 * half}, {at: 2 * half, closed: true},
		},
		"stream is reset first": {
			{what: "reset"}, {what: "short answer", left: true}, {at: time.Hour, next: never},
			{what: "short answer before", left: true}, {what: "reset"}, {at: time.Hour, next: never},
		},
		"taken late": {
			{what: "short answer", left: true}, {at: half, next: 2 * half},
			{what: "short answer", left: false}, {what: "idle"}, {at: 2 * half, next: never},
		},
		"slowly": {
			{what: "short answer", left: true}, {at: half, next: 2 * half}, {what: "takes"},
			{at: 2 * half, next: 3 * half}, {at: 3 * half, closed: true},
		},
		"slowly for long": {
			{what: "short answer", left: true}, {at: half, next: 2 * half}, {what: "takes"},
			{at: 2 * half, next: 3 * half}, {what: "takes"}, {at: 3 * half, next: 4 * half}, {what: "takes"},
			{at: 4 * half, closed: true},
		},
		"beside a handler": {
			{what: "handler begins"}, {what: "short answer", left: true}, {at: half, next: 2 * half},
			{at: 2 * half, next: 3 * half}, {at: 3 * half, next: 4 * half}, {at: 4 * half, next: 5 * half},
			{what: "short answer"}, {what: "handler ends"},
			{at: 5 * half, closed: true},
		},
		"behind others": {
			{what: "short answer", left: true}, {at: half, next: 2 * half},
			{what: "handler begins"}, {what: "handler ends"}, {what: "short answer"}, {at: 2 * half, next: 3 * half},
			{what: "handler begins"}, {what: "handler ends"}, {what: "short answer"}, {at: 3 * half, next: 4 * half},
			// A handler that runs now and then is a reason.
			{what: "handler begins"}, {at: 4 * half, next: 5 * half}, {what: "handler ends"},
			{what: "handler begins"}, {what: "handler ends"}, {at: 5 * half, next: 6 * half},
			{what: "handler begins"}, {what: "handler ends"}, {at: 6 * half, next: 7 * half},
			{what: "handler begins"}, {what: "handler ends"}, {at: 7 * half, next: 8 * half},
			{what: "handler begins", retire: true}, {what: "handler ends"}, {what: "short answer"}, {at: 8 * half, next: 9 * half},
			{at: 9 * half, closed: true},
		},
		"retiring, then idle": {
			{what: "short answer", left: true}, {at: half, next: 2 * half},
			{what: "handler begins"}, {what: "handler ends"}, {at: 2 * half, next: 3 * half},
			{what: "handler begins"}, {what: "handler ends"}, {at: 3 * half, next: 4 * half},
			{what: "handler begins"}, {what: "handler ends"}, {at: 4 * half, next: 5 * half},
			{what: "idle"}, {what: "handler begins"}, {what: "handler ends"}, {at: 5 * half, next: never},
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, c, _ := connected(t)
			a := &c.answers
			start := clock()
			for i, step := range steps {
				switch step.what {
				case "short answer":
					if left := c.leave(); left != step.left {
						t.Errorf("step %d: left without a deadline: %v", i, left)
					}
					if a.state.Load() > 0 {
						a.state.Store(int64(start)) // as if no time went by
					}
				case "handler begins":
					if retiring := a.begin(); retiring != step.retire {
						t.Errorf("step %d: retiring: %v", i, retiring)
					}
				case "handler ends":
					a.end()
				case "short answer before":
					c.state.Store(int32(http.StateActive))
					c.leave()
				case "reset":
					// As net/http says it when the last stream of a connection is reset: before its handler returns.
					c.state.Store(int32(http.StateIdle))
				case "idle":
					a.idle()
				case "takes":
					c.written.Add(stallRate * int64(half/time.Second))
				case "":
					next, closed := a.look(&c.link, start+step.at)
					if closed != step.closed {
						t.Errorf("step %d: closed: %v", i, closed)
					}
					if next != never {
						next -= start
					}
					if !closed && next != step.next {
						t.Errorf("step %d: next look at %v, want %v", i, next, step.next)
					}
				}
			}
		})
	}
}
