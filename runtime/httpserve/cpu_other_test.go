// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !unix

package httpserve

import "time"

// processorTime is not the time of the processor here: the ratio is one of durations.
func processorTime() time.Duration { return clock() }
