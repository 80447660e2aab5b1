// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

// Package httpserve runs net/http servers fit for production: with timeouts against silent clients,
// an end that loses no request, and an answer to panics. It builds on [http.Server], whose fields,
// handlers and hooks keep their meaning, and has no dependency beyond the standard library.
//
// # Use
//
// The functions have the names and parameters of those they replace, options come last:
//
//	http.ListenAndServe(addr, h)      httpserve.ListenAndServe(addr, h)
//	srv.ListenAndServe()              httpserve.Run(srv)
//	srv.ListenAndServeTLS(c, k)       httpserve.Run(srv, httpserve.TLS(c, k))
//	srv.Serve(l)                      httpserve.Run(srv, httpserve.Listener(l))
//
// A program that handles signals and Shutdown itself goes on doing so with [Harden]; a library that
// is told by a context when to stop uses [RunContext]: only the program may decide about signals.
//
// Unlike those of net/http, the functions return nil after a clean end.
// log.Fatal(httpserve.ListenAndServe(addr, h)) would report that as a failure; write
//
//	if err := httpserve.ListenAndServe(addr, h); err != nil {
//		log.Fatal(err)
//	}
//
// and main returns, and what it has deferred runs.
//
// # Timeouts
//
// ReadHeaderTimeout becomes 10s and IdleTimeout 120s, where the program has set neither the field
// nor ReadTimeout (see [Harden]). ReadTimeout and WriteTimeout are never set: they cut uploads,
// downloads and event streams of correct clients.
//
// # The end of a server
//
// [http.Server.Shutdown] closes idle connections without looking whether a request is under way on
// them, and drops requests that were read but have not reached the handler (golang/go#9478, #23829,
// #75591). On a busy server every keep-alive connection loses a request in each restart. This
// package therefore ends a server in this order:
//
//  1. Answers say "Connection: close", which in HTTP/2 means GOAWAY. For [DrainDelay], connections are still accepted.
//  2. The accept queue is emptied and the socket closed.
//  3. Connections that were just accepted get up to 5s to send their request, idle connections stay for [Linger]. This
//     ends early when no connection is left.
//  4. Shutdown waits for the requests in the handlers. [DrainTimeout] bounds it together with steps 2 and 3: one second before its
//     end the contexts of the requests are cancelled, at its end the connections are closed.
//  5. When all servers of the process are there, the functions given to [OnShutdown] run, and the calls return.
//
// Two requests can still be lost. One is sent on a connection that was idle during the whole
// linger, in the very moment in which it is closed: HTTP/1.1 has no means against that. Others come
// while nobody listens: a process that hands its socket over, or a supervisor that keeps it open
// (see [Listener]), closes that gap.
//
// Hijacked connections, among them WebSockets, are not waited for. Programs end them on [Draining]
// or in a function given to [http.Server.RegisterOnShutdown] or [OnShutdown].
//
// # Signals
//
// SIGTERM and interrupts are caught from the first call of [Run] or its siblings until the last
// server has ended. After the first signal they are not caught any more, so that a second one
// kills. Programs that use [os/signal.Notify] for the same signals go on receiving them. A program
// that does not end after the drain is ended by the same signal, see [ExitGrace].
//
// # Defaults
//
//	ReadHeaderTimeout  10s     also bounds the TLS handshake
//	IdleTimeout        120s    must exceed that of the load balancer in front (AWS ALB: 60s; Google Cloud: 600s, set more there)
//	DrainDelay         0       5s in Kubernetes, for SIGTERM: endpoints are removed in parallel (kubernetes/kubernetes#43576)
//	DrainTimeout       20s     with delay and hooks below terminationGracePeriodSeconds, 30s
//	Linger             1s      0 for an interrupt
//	HookTimeout        3s
//	ExitGrace          10s     2s if no server ran on the main goroutine
//
// # Cost
//
// Per request: two look-ups in a [sync.Map] on the change of a connection's state, an atomic load
// and a deferred function. Nothing is allocated, and the ResponseWriter and the connection are
// those of net/http: what they implement, they go on implementing.
package httpserve
