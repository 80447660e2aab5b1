// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !race

// The race detector makes pools lose things at random.

package httpserve

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// What a request, or a connection, allocates beyond what net/http does. The client is part of it.
func TestAllocations(t *testing.T) {
	// The collector would empty pools now and then, and other processors have pools of their own.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, bc := range benchCases {
		t.Run(bc.name, func(t *testing.T) {
			want := 0.0
			switch {
			case !bc.keep:
				want = 1 // the connection itself
			case bc.request == "":
				want = float64(streamsAtOnce) / streamStore // the wrappers of the ResponseWriters
			}
			const turns, turn = 10, 50
			plain, ours := newBenchServers(t, bc)
			count := func(c *benchClient) float64 {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for range turn {
					c.do(t)
				}
				runtime.ReadMemStats(&after)
				return float64(after.Mallocs - before.Mallocs)
			}
			count(plain)
			count(ours)
			more := 0.0
			for range turns {
				more += (count(ours) - count(plain)) / (turns * turn)
			}
			// Whatever else allocates does so for both.
			if more > want+0.5 {
				t.Errorf("%.2f allocations more than net/http", more)
			}
			t.Logf("%.2f allocations more than net/http", more)
		})
	}
}
