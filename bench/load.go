// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// loaded is what the load tool says.
type loaded struct {
	requests int
	elapsed  time.Duration
	errors   map[string]int // by kind, only those that happened
	cpu      time.Duration  // of the tool itself
}

// trouble lists the errors for a log line.
func (l loaded) trouble() string {
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(l.errors)) {
		fmt.Fprintf(&b, "  %s: %d", kind, l.errors[kind])
	}
	return b.String()
}

// load sends requests to addr for d with wrk, or h2load for HTTP/2. What wrk posts is in a script in dir.
func load(ctx context.Context, dir string, c testcase, addr string, d time.Duration) (loaded, error) {
	ctx, cancel := context.WithTimeout(ctx, d+20*time.Second)
	defer cancel()
	seconds := strconv.Itoa(int(d.Seconds()))
	url := "http://" + addr + "/"
	if c.tls {
		url = "https://" + addr + "/"
	}
	parse := parseWrk
	cmd := exec.CommandContext(ctx, "wrk", "-t", "2", "-c", strconv.Itoa(*conns), "-d", seconds+"s")
	switch {
	case c.h2:
		parse = parseH2load
		cmd = exec.CommandContext(ctx, "h2load", "-t", "2", "-c", strconv.Itoa(*conns/4), "-m", "4", "-D", seconds)
	case c.close:
		cmd.Args = append(cmd.Args, "-H", "Connection: close")
	case c.post > 0:
		script, err := file(dir, "post.lua", func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "wrk.method = \"POST\"\nwrk.body = string.rep(\"x\", %d)\n", c.post)
			return err
		})
		if err != nil {
			return loaded{}, err
		}
		cmd.Args = append(cmd.Args, "-s", script)
	}
	cmd.Args = append(cmd.Args, url)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		return loaded{}, fmt.Errorf("%s: %w\n%s", cmd, err, out.Bytes())
	}
	l, err := parse(out.String(), d)
	if err != nil {
		return loaded{}, fmt.Errorf("%s: %w\n%s", cmd, err, out.Bytes())
	}
	l.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return l, nil
}

var (
	wrkDone   = regexp.MustCompile(`(?m)^\s*(\d+) requests in ([\d.]+(?:us|ms|s|m)),`)
	wrkSocket = regexp.MustCompile(`Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)`)
	wrkStatus = regexp.MustCompile(`Non-2xx or 3xx responses: (\d+)`)

	h2Protocol = regexp.MustCompile(`(?m)^Application protocol: (\S+)`)
	h2Requests = regexp.MustCompile(`(?m)^requests: .* (\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout`)
	h2Status   = regexp.MustCompile(`(?m)^status codes: (\d+) 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx`)
)

// parseWrk reads what wrk prints. The requests that it counts have an answer; those with a bad status are among the errors too.
func parseWrk(out string, _ time.Duration) (loaded, error) {
	l := loaded{errors: map[string]int{}}
	m := wrkDone.FindStringSubmatch(out)
	if m == nil {
		return l, fmt.Errorf("cannot read what wrk says")
	}
	var err error
	l.requests, _ = strconv.Atoi(m[1])
	if l.elapsed, err = time.ParseDuration(m[2]); err != nil {
		return l, err
	}
	l.count(wrkSocket.FindStringSubmatch(out), "connect", "read", "write", "timeout")
	l.count(wrkStatus.FindStringSubmatch(out), "bad status")
	return l, nil
}

// parseH2load reads what h2load prints after a run of length d.
func parseH2load(out string, d time.Duration) (loaded, error) {
	l := loaded{errors: map[string]int{}, elapsed: d}
	if m := h2Protocol.FindStringSubmatch(out); m == nil || m[1] != "h2" {
		return l, fmt.Errorf("HTTP/2 was not negotiated")
	}
	m := h2Requests.FindStringSubmatch(out)
	if m == nil {
		return l, fmt.Errorf("cannot read what h2load says")
	}
	l.requests, _ = strconv.Atoi(m[1])
	l.count(append([]string{""}, m[2:]...), "failed", "errored", "timeout")
	if m := h2Status.FindStringSubmatch(out); m != nil {
		l.count(append([]string{""}, m[2:]...), "status 3xx", "status 4xx", "status 5xx")
	}
	return l, nil
}

// count adds the groups of a match under the names of kinds.
func (l *loaded) count(match []string, kinds ...string) {
	if match == nil {
		return
	}
	for i, kind := range kinds {
		if n, _ := strconv.Atoi(match[i+1]); n > 0 {
			l.errors[kind] += n
		}
	}
}
