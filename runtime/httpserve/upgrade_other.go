// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !unix

package httpserve

import (
	"errors"
	"net"
	"runtime"
	"time"
)

var errNoUpgrade = errors.New("not supported on " + runtime.GOOS)

func findProgram() (string, error) { return "", errNoUpgrade }

func startNew(program string, listeners []net.Listener, cancel <-chan struct{}, timeout time.Duration) (pid int, err error) {
	return 0, errNoUpgrade
}
