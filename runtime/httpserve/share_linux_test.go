// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

package httpserve

import (
	"syscall"
	"testing"
)

func TestReusePort(t *testing.T) {
	first := spawn(t, "share", []string{"ADDR=127.0.0.1:0"})
	first.want("ready")
	first.signal(syscall.SIGTERM)
	first.exited("returned <nil>")

	l, err := listenShared("127.0.0.1:0", newConfig(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	env := []string{"ADDR=" + l.Addr().String()}

	a, b := spawn(t, "share", env), spawn(t, "share", env)
	a.want("ready")
	b.want("ready")
	// A program that does not ask for it does not get in.
	c := spawn(t, "bindError", env)
	c.want("error true true")

	a.signal(syscall.SIGTERM)
	b.signal(syscall.SIGTERM)
	a.exited("returned <nil>")
	b.exited("returned <nil>")
}
