// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !unix

package httpserve

import (
	"net"
)

// claim finds nothing: sockets are not inherited by number on this system.
func claim(network, addr string) net.Listener { return nil }

// serving is of interest to a process that replaces another one.
func serving(net.Listener) {}
