// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve_test

import (
	"log"
	"syscall"

	"github.com/srvfix/srvfix/runtime/httpserve"
)

// After "install shop /usr/local/bin/shop && kill -HUP PID", the new program serves.
func ExampleUpgradeOn() {
	if err := httpserve.ListenAndServe(":8080", nil, httpserve.UpgradeOn(syscall.SIGHUP)); err != nil {
		log.Fatal(err)
	}
}
