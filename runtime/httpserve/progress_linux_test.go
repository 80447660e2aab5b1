// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net"
	"syscall"
	"testing"
	"time"
)

// What a client has not taken when its connection is closed is not kept for it longer than WriteStall.
func TestCloseGivesUp(t *testing.T) {
	_, c, client := connected(t)
	client.(*net.TCPConn).SetReadBuffer(4096)
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.Write(make([]byte, 16*1024*1024))
	}()
	eventually(t, "something is not acknowledged", func() bool {
		n, ok := unacknowledged(c.raw)
		return ok && n > 0 && c.written.Load()+int64(n) > c.free
	})
	fd, err := dupListener(c.raw.(syscall.Conn)) // any descriptor
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(fd)
	c.SetWriteDeadline(time.Unix(1, 0))
	<-done
	c.Close()
	const userTimeout = 18
	if d, err := syscall.GetsockoptInt(fd, syscall.IPPROTO_TCP, userTimeout); err != nil || time.Duration(d)*time.Millisecond != c.stall {
		t.Errorf("the kernel gives up after %d ms, %v", d, err)
	}
}
