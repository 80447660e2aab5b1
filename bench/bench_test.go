// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package main

import (
	"maps"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestParseWrk(t *testing.T) {
	l, err := parseWrk(`Running 2s test @ http://127.0.0.1:8080/
  2 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.24ms    1.40ms  22.76ms   87.63%
    Req/Sec    31.50k     3.09k   38.96k    72.50%
  125521 requests in 2.01s, 15.44MB read
  Socket errors: connect 0, read 7, write 0, timeout 3
  Non-2xx or 3xx responses: 5
Requests/sec:  62447.88
Transfer/sec:      7.68MB
`, 0)
	if err != nil || l.requests != 125521 || l.elapsed != 2010*time.Millisecond ||
		!maps.Equal(l.errors, map[string]int{"read": 7, "timeout": 3, "bad status": 5}) {
		t.Errorf("%+v, %v", l, err)
	}
	if _, err := parseWrk("unable to connect to 127.0.0.1:1 Connection refused\n", 0); err == nil {
		t.Error("no error")
	}
}

func TestParseH2load(t *testing.T) {
	const out = `starting benchmark...
TLS Protocol: TLSv1.3
Application protocol: h2
finished in 2.01s, 30214.50 req/s, 1.35MB/s
requests: 60429 total, 60493 started, 60429 done, 60427 succeeded, 2 failed, 1 errored, 0 timeout
status codes: 60427 2xx, 0 3xx, 0 4xx, 2 5xx
`
	l, err := parseH2load(out, 2*time.Second)
	if err != nil || l.requests != 60427 || !maps.Equal(l.errors, map[string]int{"failed": 2, "errored": 1, "status 5xx": 2}) {
		t.Errorf("%+v, %v", l, err)
	}
	if _, err := parseH2load(strings.Replace(out, ": h2", ": http/1.1", 1), 0); err == nil {
		t.Error("HTTP/1.1 is not noticed")
	}
}

func TestParseStat(t *testing.T) {
	p, err := parseStat([]byte("4711 (a) b (c) S 42 4711 4711 0 -1 4194560 10 20 30 40 700 55 0 0 20 0 9 0 1 2 3\n"))
	if want := (proc{pid: 4711, parent: 42}); err != nil || p != want {
		t.Errorf("%+v, %v", p, err)
	}
}

// The time of a child counts.
func TestTreeCPU(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip(err)
	}
	cmd := exec.Command("sh", "-c", "sh -c 'while :; do :; done' & read x; kill $!")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer in.Close()
	poll := time.NewTicker(tick)
	defer poll.Stop()
	for {
		d, err := treeCPU(cmd.Process.Pid)
		if err != nil {
			t.Fatal(err)
		}
		if d >= 5*tick {
			return
		}
		<-poll.C
	}
}

func TestRatio(t *testing.T) {
	base, other := &contestant{name: "base"}, &contestant{name: "other"}
	c := testcase{name: "x"}
	r := newResults([]*contestant{base, other}, []testcase{c})
	for _, cpu := range []time.Duration{2, 1, 4} {
		r.add(other, c, pair{
			base: measurement{loaded: loaded{requests: 2}, cpu: time.Second},
			it:   measurement{loaded: loaded{requests: 4}, cpu: 2 * cpu * time.Second},
		})
	}
	if got := r.ratio(other, c, measurement.cost); got != "2.00 (1.00–4.00)" {
		t.Error(got)
	}
	r.cannot(other, c)
	if got := r.ratio(other, c, measurement.cost); got != "–" {
		t.Error(got)
	}
}
