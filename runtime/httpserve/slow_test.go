// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// slowPlan is one size of TestSlowClients. The attacks are those of slowhttptest.
type slowPlan struct {
	attackers int // per attack
	header    time.Duration
	grace     time.Duration
	stall     time.Duration
	trickle   time.Duration // between two bytes of an attacker
	bite      int           // how many bytes it reads then
	probe     time.Duration // between two requests of the prober
	event     time.Duration // between two events of a stream
	rate      int64         // bytes per 100ms of a download
	life      time.Duration // of the correct clients, at least
	pause     time.Duration // of a correct reader

	// How much later than documented attackers may be gone, and how long a request of the prober may take.
	// The short form runs beside other tests: there, neither says anything.
	slack, patience time.Duration
}

var (
	slowShort = slowPlan{
		attackers: 30, header: time.Second, grace: time.Second, stall: time.Second,
		trickle: 100 * time.Millisecond, bite: 8, rate: 40000, probe: 20 * time.Millisecond,
		event: 700 * time.Millisecond, pause: 500 * time.Millisecond, life: 3 * time.Second,
		slack: time.Minute, patience: 10 * time.Second,
	}
	// The defaults, for 3 minutes.
	slowLong = slowPlan{
		attackers: 1000, header: defaultReadHeaderTimeout, grace: defaultBodyGrace, stall: defaultWriteStall,
		trickle: 5 * time.Second, bite: 32, rate: 2000, probe: 100 * time.Millisecond,
		event: 10 * time.Second, pause: 40 * time.Second, life: 3 * time.Minute,
		slack: 2 * time.Second, patience: 3 * time.Second,
	}
)

// Slow clients do not hold the server, and correct ones that are slow for a reason live beside them.
// HTTPSERVE_TEST_SLOW=1 runs it with 1000 clients per attack and the default limits.
func TestSlowClients(t *testing.T) {
	plan := slowShort
	if os.Getenv("HTTPSERVE_TEST_SLOW") == "1" {
		plan = slowLong
	} else if testing.Short() {
		t.Skip("slow")
	}
	s := newSlowServer(t, plan)
	var correct sync.WaitGroup
	for _, f := range [correctClients]func(*testing.T){s.events, s.download, s.upload, s.pausedReader} {
		correct.Add(1)
		go func() {
			defer correct.Done()
			f(t)
		}()
	}
	stop := s.probe(t)
	// What a limit can take at most: see ReadHeaderTimeout, BodyRate and WriteStall.
	s.attack(t, "headers", plan.header, func(st Statistics) int64 { return st.SlowHeaders })
	s.attack(t, "body", plan.grace+plan.grace/4, func(st Statistics) int64 { return st.SlowBodies })
	s.attack(t, "read", 2*plan.stall, func(st Statistics) int64 { return st.SlowReaders })
	correct.Wait()
	stop()
	s.allClosed(t, "at the end")
}

const correctClients = 4

type slowServer struct {
	*running
	plan  slowPlan
	ended sync.Map // what the handlers of correct clients report: path to error
}

func newSlowServer(t *testing.T, plan slowPlan) *slowServer {
	s := &slowServer{plan: plan}
	chunk := make([]byte, 64*1024)
	end := func(r *http.Request, err error) {
		if err != nil {
			s.ended.Store(r.URL.Path, err)
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/probe", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") })
	mux.HandleFunc("/events", func(w http.ResponseWriter, r *http.Request) {
		tick := time.NewTicker(plan.event)
		defer tick.Stop()
		for {
			if _, err := io.WriteString(w, "data: event\n\n"); err != nil {
				end(r, err)
				return
			}
			if err := http.NewResponseController(w).Flush(); err != nil {
				end(r, err)
				return
			}
			select {
			case <-tick.C:
			case <-r.Context().Done():
				end(r, r.Context().Err())
				return
			}
		}
	})
	read := func(w http.ResponseWriter, r *http.Request) {
		_, err := io.Copy(io.Discard, r.Body)
		end(r, err)
	}
	mux.HandleFunc("/upload", read)
	mux.HandleFunc("/attack/body", read)
	mux.HandleFunc("/attack/headers", read)
	write := func(w http.ResponseWriter, r *http.Request) {
		for {
			if _, err := w.Write(chunk); err != nil {
				end(r, err)
				return
			}
		}
	}
	mux.HandleFunc("/download", write)
	mux.HandleFunc("/paused", write)
	mux.HandleFunc("/attack/read", write)
	s.running = start(t, &http.Server{Handler: mux, ReadHeaderTimeout: plan.header}, local(t),
		BodyRate(defaultBodyRate, plan.grace), WriteStall(plan.stall), DrainTimeout(time.Second))
	return s
}

// states counts the sockets of the server, without the listening one.
func (s *slowServer) states() map[string]int {
	names := map[string]string{"01": "ESTABLISHED", "03": "SYN-RECV", "04": "FIN-WAIT-1", "05": "FIN-WAIT-2", "06": "TIME-WAIT",
		"08": "CLOSE-WAIT", "09": "LAST-ACK", "0B": "CLOSING"}
	_, port, _ := net.SplitHostPort(s.addr)
	n, _ := strconv.Atoi(port)
	suffix := fmt.Sprintf(":%04X", n)
	count := make(map[string]int)
	for _, name := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		f, err := os.Open(name)
		if err != nil {
			continue // another system
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			if fields := strings.Fields(lines.Text()); len(fields) > 3 && strings.HasSuffix(fields[1], suffix) && fields[3] != "0A" {
				count[names[fields[3]]]++
			}
		}
		f.Close()
	}
	return count
}

// allClosed reports an error if sockets of attackers stay: open, or in FIN-WAIT-1. One of a client that reads
// passes through that on every close; one whose data nobody reads stays there for minutes.
func (s *slowServer) allClosed(t *testing.T, when string) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for looks := 1; ; looks++ {
		states := s.states()
		// Those of the correct clients and the prober are open.
		if states["FIN-WAIT-1"] == 0 && states["ESTABLISHED"] <= correctClients+1 {
			return
		}
		if looks == 1000 {
			t.Errorf("%s: sockets %v", when, states)
			return
		}
		<-tick.C
	}
}

// probe asks for a small page on a new connection until stop is called, and reports every failure.
func (s *slowServer) probe(t *testing.T) (stop func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		c := &http.Client{Timeout: s.plan.patience, Transport: &http.Transport{DisableKeepAlives: true}}
		tick := time.NewTicker(s.plan.probe)
		defer tick.Stop()
		n, longest := 0, time.Duration(0)
		for {
			select {
			case <-done:
				t.Logf("prober: %d requests, the longest %v", n, longest)
				return
			case <-tick.C:
			}
			begin := time.Now()
			resp, err := c.Get("http://" + s.addr + "/probe")
			if err != nil {
				t.Errorf("not available: %v", err)
				continue
			}
			if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
				t.Errorf("not available: %s, %v", resp.Status, err)
			}
			resp.Body.Close()
			n++
			if d := time.Since(begin); d > longest {
				longest = d
			}
		}
	}()
	return func() {
		close(done)
		<-ended
	}
}

// attack holds as many connections as the server lets it, and waits until all are gone.
func (s *slowServer) attack(t *testing.T, kind string, limit time.Duration, counted func(Statistics) int64) {
	before := counted(Stats())
	dialer := &net.Dialer{}
	head := map[string]string{
		"headers": "POST /attack/headers HTTP/1.1\r\nHost: test\r\n",
		"body":    "POST /attack/body HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n\r\n",
		"read":    "GET /attack/read HTTP/1.1\r\nHost: test\r\n\r\n",
	}[kind]
	var conns []net.Conn
	defer func() {
		for _, c := range conns {
			c.Close()
		}
	}()
	for i := 0; i < s.plan.attackers; i++ {
		c, err := dialer.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, c)
		if kind == "read" {
			c.(*net.TCPConn).SetReadBuffer(4096)
		}
		if _, err := io.WriteString(c, head); err != nil {
			t.Fatal(err)
		}
	}
	begin := time.Now()
	trickle, look := time.NewTicker(s.plan.trickle), time.NewTicker(50*time.Millisecond)
	defer trickle.Stop()
	defer look.Stop()
	piece := make([]byte, s.plan.bite)
	first := time.Duration(0)
	for {
		gone := counted(Stats()) - before
		if gone > 0 && first == 0 {
			first = time.Since(begin)
		}
		if gone >= int64(s.plan.attackers) {
			break
		}
		if time.Since(begin) > limit+s.plan.slack {
			t.Errorf("%s: after %v, %d of %d are gone", kind, limit+s.plan.slack, gone, s.plan.attackers)
			return
		}
		select {
		case <-look.C:
			continue
		case <-trickle.C:
		}
		for i, c := range conns {
			switch kind {
			case "headers":
				fmt.Fprintf(c, "X-%d: 1\r\n", i)
			case "body":
				c.Write(piece[:1])
			case "read":
				c.SetReadDeadline(time.Now().Add(time.Millisecond))
				c.Read(piece)
			}
		}
	}
	after := time.Since(begin)
	t.Logf("%s: %d connections, the first gone after %v, all after %v; documented %v; sockets %v",
		kind, s.plan.attackers, first.Round(time.Millisecond), after.Round(time.Millisecond), limit, s.states())
	s.allClosed(t, kind)
}

// open sends a request of a correct client.
func (s *slowServer) open(t *testing.T, request string) *rawConn {
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Error(err)
		return nil
	}
	io.WriteString(c, request)
	return newRawConn(c)
}

// healthy reports an error if the handler at path has ended.
func (s *slowServer) healthy(t *testing.T, path string) {
	if err, ok := s.ended.Load(path); ok {
		t.Errorf("%s: %v", path, err)
	}
}

func (s *slowServer) events(t *testing.T) {
	c := s.open(t, "GET /events HTTP/1.1\r\nHost: test\r\n\r\n")
	defer c.Close()
	n, begin := 0, time.Now()
	for time.Since(begin) < s.plan.life {
		line, err := c.r.ReadString('\n')
		if err != nil {
			t.Errorf("event stream: %v after %d events", err, n)
			return
		}
		if strings.HasPrefix(line, "data") {
			n++
		}
	}
	s.healthy(t, "/events")
	if least := int(s.plan.life / s.plan.event); n < least {
		t.Errorf("event stream: %d events, want %d", n, least)
	}
	t.Logf("event stream: %d events in %v", n, time.Since(begin).Round(time.Millisecond))
}

// download reads steadily: 20 KB/s, and with the short limit as much as makes the kernel acknowledge
// several times within it.
func (s *slowServer) download(t *testing.T) {
	c := s.open(t, "GET /download HTTP/1.1\r\nHost: test\r\n\r\n")
	defer c.Close()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	n, begin := int64(0), time.Now()
	for time.Since(begin) < s.plan.life {
		<-tick.C
		m, err := io.CopyN(io.Discard, c.Conn, s.plan.rate)
		n += m
		if err != nil {
			t.Errorf("download: %v after %d bytes", err, n)
			return
		}
	}
	s.healthy(t, "/download")
	t.Logf("download: %d bytes in %v", n, time.Since(begin).Round(time.Millisecond))
}

// upload writes 20 KB/s.
func (s *slowServer) upload(t *testing.T) {
	size := int(s.plan.life/(100*time.Millisecond)) * 2000
	c := s.open(t, fmt.Sprintf("POST /upload HTTP/1.1\r\nHost: test\r\nContent-Length: %d\r\n\r\n", size))
	defer c.Close()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	begin := time.Now()
	for n := 0; n < size; n += 2000 {
		<-tick.C
		if _, err := c.Write(make([]byte, 2000)); err != nil {
			t.Errorf("upload: %v after %d bytes", err, n)
			return
		}
	}
	if status, _, err := c.receive(); status != http.StatusOK || err != nil {
		t.Errorf("upload: %d, %v", status, err)
	}
	s.healthy(t, "/upload")
	t.Logf("upload: %d bytes in %v", size, time.Since(begin).Round(time.Millisecond))
}

// pausedReader has large buffers, and reads a lot, nothing, and a lot again.
func (s *slowServer) pausedReader(t *testing.T) {
	c := s.open(t, "GET /paused HTTP/1.1\r\nHost: test\r\n\r\n")
	defer c.Close()
	begin := time.Now()
	for time.Since(begin) < s.plan.life-s.plan.pause {
		if _, err := io.CopyN(io.Discard, c.Conn, 16*1024*1024); err != nil {
			t.Errorf("paused reader: %v", err)
			return
		}
		<-time.After(s.plan.pause) // the pause of the reader is what is tested
		s.healthy(t, "/paused")
	}
	if _, err := io.CopyN(io.Discard, c.Conn, 16*1024*1024); err != nil {
		t.Errorf("paused reader: %v", err)
	}
	t.Logf("paused reader: %v", time.Since(begin).Round(time.Millisecond))
}
