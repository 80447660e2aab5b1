// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"os"
	"syscall"
)

// raise sends the process a signal that this package no longer catches. If nobody else does, the
// process ends with the status of the signal.
func raise(sig os.Signal) {
	if s, ok := sig.(syscall.Signal); ok {
		syscall.Kill(syscall.Getpid(), s)
	}
}
