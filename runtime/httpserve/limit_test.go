// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
)

func init() {
	children["fewFiles"] = func() {
		l := mustListen()
		limit := syscall.Rlimit{Cur: 24, Max: 24}
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
			panic(err)
		}
		srv := &http.Server{Handler: okHandler, ErrorLog: newLog(os.Stdout)}
		say("returned %v", Run(srv, Listener(l)))
	}
}

// A server that has run out of file descriptors serves those that it has accepted, and then those
// that have waited.
func TestFileLimit(t *testing.T) {
	c := spawn(t, "fewFiles", nil)
	addr := c.want("addr")
	var conns []*rawConn
	for range 60 {
		conn := dial(t, "tcp", addr)
		if err := conn.send(); err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	if l := c.until("http: Accept error: "); !strings.Contains(l, "too many open files") {
		t.Error(l)
	}
	// In the order in which they came.
	for i, conn := range conns {
		if status, _, err := conn.receive(); err != nil || status != http.StatusOK {
			t.Fatalf("connection %d: status %d, %v", i, status, err)
		}
		conn.Close()
	}
	c.signal(syscall.SIGTERM)
	lines, state := c.end()
	if !state.Success() || len(lines) == 0 || lines[len(lines)-1] != "returned <nil>" {
		t.Errorf("%v: %q", state, lines)
	}
}
