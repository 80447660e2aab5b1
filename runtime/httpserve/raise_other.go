// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !unix

package httpserve

import (
	"os"
	"runtime"
)

// raise ends the process. Without Unix signals a process can neither send itself one nor find out
// whether the program catches it.
func raise(os.Signal) {
	if runtime.GOOS == "windows" {
		var controlCExit int32 = -1073741510 // STATUS_CONTROL_C_EXIT, as after Ctrl-C without a handler
		os.Exit(int(controlCExit))
	}
	os.Exit(2)
}
