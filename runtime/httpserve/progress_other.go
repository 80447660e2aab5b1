// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !linux

package httpserve

import (
	"net"
	"time"
)

func unacknowledged(net.Conn) (int, bool) { return 0, false }

func abortAfter(net.Conn, time.Duration) {}
