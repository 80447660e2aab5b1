// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build !unix

package httpserve

import "time"

// bodyReader reads nothing here: whether a read has to wait cannot be seen.
type bodyReader struct{}

func newBodyReader(*link) *bodyReader { return nil }

func (*bodyReader) read([]byte) (int, time.Duration, error) { return 0, 0, nil }
