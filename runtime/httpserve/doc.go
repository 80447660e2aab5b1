// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

// Package httpserve runs net/http servers fit for production: with timeouts, an end that loses no request, and
// answers to panics.
package httpserve
