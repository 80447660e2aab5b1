// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"errors"
	"net"
	"os"
	"testing"
	"time"
)

// A connection that is reset is told as such.
func TestBodyOfResetConnection(t *testing.T) {
	_, c, client := connected(t)
	limits := limits{bodyRate: 1000, bodyGrace: 10 * time.Second}
	c.beginBody(limits.allowance())
	client.(*net.TCPConn).SetLinger(0)
	client.Close()
	_, err := c.Read(make([]byte, 1))
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "read" || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%v", err)
	}
}
