// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !linux

package httpserve

import (
	"runtime"
	"sync"
)

var shareOnce sync.Once

// listenShared listens without sharing. The BSDs and macOS have the option too, but give all
// connections to one of the processes; Windows has nothing like it.
func listenShared(addr string, cfg *config) (b binding, err error) {
	shareOnce.Do(func() {
		cfg.log().Warn("httpserve: ReusePort has no effect on this system", "os", runtime.GOOS)
	})
	b.Listener, err = Listen("tcp", addr)
	return b, err
}
