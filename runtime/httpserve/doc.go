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
// Unlike those of net/http, the functions return nil after a clean end.
// log.Fatal(httpserve.ListenAndServe(addr, h)) would report that as a failure; write
//
//	if err := httpserve.ListenAndServe(addr, h); err != nil {
//		log.Fatal(err)
//	}
//
// and main returns, and what it has deferred runs.
//
// # Several servers
//
// An API, an admin page and metrics run in goroutines of their own, each with a call of [Run]. A
// signal drains all of them at once, in one budget, and every call returns only when the last one
// is done: whichever main waits for, nothing is cut. See the second example of Run.
//
// # Libraries and tests
//
// Only the program may decide about signals. A library that is told by a context when to stop uses
// [RunContext]. A program that handles signals and Shutdown itself goes on doing so with [Harden].
//
// # Readiness and long answers
//
// The channel of [Draining] is closed the moment the drain begins. A readiness probe that looks at
// it fails from then on, while requests are still answered; event streams and WebSockets end on it,
// since nothing else tells them to.
//
// # Cleaning up
//
// What main has deferred runs after the last request, as long as main returns from the call.
// Functions given to [OnShutdown] run at the same point, for parts of a program that main does not
// know, in reverse order and within [HookTimeout].
//
// # Slow clients
//
// ReadHeaderTimeout becomes 10s and IdleTimeout 120s, where the program has set neither the field
// nor ReadTimeout (see [Harden]). ReadTimeout and WriteTimeout are never set: they cut uploads,
// downloads and event streams of correct clients. What they are meant to stop is judged by progress
// instead: the body of a request must keep coming ([BodyRate]), and a client must go on taking the
// answer ([WriteStall]). Fields and deadlines that the program sets itself win.
//
// # Panics
//
// A handler that panics before it has written anything answers 500; otherwise its connection (in
// HTTP/2, its stream) is cut, so that the client does not take half an answer for a whole one. The
// panic is logged once, with method, path and stack, see [Logger]. [http.ErrAbortHandler] is what it
// is in net/http. [NoRecover] switches this off.
//
// # TLS
//
// With [TLS], or [ListenAndServeTLS] and [ServeTLS], the certificate follows its files: a renewed
// one is in use within a minute, without a signal or a restart, and HTTP/2 is offered. The server's
// TLSConfig counts for all the rest. HTTP/2 without TLS is what [H2C] adds.
//
// A listener from [tls.NewListener] is served as it is. Its configuration alone decides whether there
// is HTTP/2, which needs "h2" in NextProtos, and where certificates come from.
//
// Sessions can be resumed as long as the process lives; after a restart, each client makes one full
// handshake. The keys of session tickets are not handed to the next process, for two reasons.
// crypto/tls makes and changes them by itself, and does not show them: this package would have to
// take over their rotation, at the same moment in all processes that share a port, which hear of each
// other only when one of them starts. And a resumed
// session is not verified again (see VerifyPeerCertificate of [tls.Config]), so that clients whom a
// new configuration turns away would get in with a ticket of the old one. A program for which that is
// no danger, because it asks for no client certificates, gives all its processes the same keys with
// [tls.Config.SetSessionTicketKeys], before the call.
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
// What can still be lost:
//
//   - A request on a connection that was idle during the whole linger, sent in the very moment in which it is
//     closed: HTTP/1.1 has no means against that. (HTTP/2 has one: a client repeats what it sent after the
//     streams that GOAWAY names, RFC 9113, section 6.8.)
//   - A connection whose first request takes longer than 5s.
//   - Connections that come while nobody listens: a process that shares its port ([ReusePort]), or a supervisor that
//     keeps the socket open ([Listen]), closes that gap.
//   - What waits in the accept queue of a listener of the program that cannot be woken, see [Listener].
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
// # Sharing a port
//
// With [ReusePort], or HTTPSERVE_REUSEPORT=true, further processes of the same program take part in
// the port, on Linux. They accept from one queue, so that each may come and go at any time: start the
// new version, wait until it is ready, send SIGTERM to the old one. Without the option a second
// process gets "address already in use", which is what most programs want.
//
// # Upgrading in place
//
// With [UpgradeOn], a signal makes the process start the program's new file, hand it the listening
// sockets, and drain as soon as the new one serves. If that fails, the old one goes on. Under systemd:
//
//	# shop.service
//	[Service]
//	Type=exec
//	NotifyAccess=main
//	ExecStart=/usr/local/bin/shop
//	ExecReload=kill -HUP $MAINPID
//
// In Kubernetes, and in containers in general, a new version is a new pod: there is nothing to do.
//
// # systemd
//
// systemd can keep the listening socket open while the program restarts: connections wait in its
// queue and none is refused. [Listen], and with it every call that listens by itself, takes a socket
// for its address that the process was started with. The program says ":8080" as always.
//
//	# shop.socket
//	[Socket]
//	ListenStream=8080
//
//	[Install]
//	WantedBy=sockets.target
//
//	# shop.service
//	[Service]
//	ExecStart=/usr/local/bin/shop
//	TimeoutStopSec=30
//	Environment=HTTPSERVE_DRAIN_TIMEOUT=25s
//
// TimeoutStopSec must exceed delay, timeout and hooks together, else systemd kills the process
// before it is done; its default is 90s.
//
// # Kubernetes
//
// A pod that is terminated gets SIGTERM while it is still an endpoint of its service. The program
// therefore goes on accepting for 5s, see [DrainDelay]; a preStop hook that sleeps is not needed.
//
//	spec:
//	  terminationGracePeriodSeconds: 40  # more than 10s delay + 20s timeout + 3s hooks
//	  containers:
//	  - name: shop
//	    image: example.com/shop
//	    command: ["/shop"]               # no shell around it: a shell does not hand on SIGTERM
//	    ports:
//	    - containerPort: 8080
//	    env:
//	    - name: HTTPSERVE_DRAIN_DELAY    # only if the default, 5s, is not long enough
//	      value: 10s
//	    readinessProbe:                  # see Draining
//	      httpGet: {path: /ready, port: 8080}
//	      periodSeconds: 2
//	      failureThreshold: 1
//
// Whoever changes one of the durations changes terminationGracePeriodSeconds with it. Its default, 30s, is
// enough for the defaults here.
//
// # Environment
//
// Operators can change some of it without a new build. An option in the program wins over the
// environment, the environment over the default. The variables are read by every call that serves;
// an empty one counts as not set. A value that cannot be read is an error, which the call returns
// before it listens.
//
//	HTTPSERVE_DRAIN_DELAY    duration (10s, 1m30s)  as DrainDelay
//	HTTPSERVE_DRAIN_TIMEOUT  duration               as DrainTimeout; 0 for no limit
//	HTTPSERVE_REUSEPORT      boolean (true, 1)      as ReusePort
//	PORT                     number                 the port of servers without an address; looked at for those only
//
// Set by others, and respected:
//
//	KUBERNETES_SERVICE_HOST  the process runs in Kubernetes, see DrainDelay
//	LISTEN_FDS, LISTEN_PID   sockets of systemd, see Listen
//	NOTIFY_SOCKET            systemd is told of an upgrade, see UpgradeOn
//
// # Options and defaults
//
//	Listener        none   the call listens on the address of the server
//	TLS             none   no TLS
//	H2C             off    HTTP/2 over TLS only
//	ReusePort       off    a port belongs to one process
//	UpgradeOn       none   signals belong to the program
//	UpgradeTimeout  30s    until the new process serves
//	DrainDelay      0      5s in Kubernetes, for SIGTERM: endpoints are removed in parallel (kubernetes/kubernetes#43576)
//	DrainTimeout    20s    with delay and hooks below terminationGracePeriodSeconds, 30s
//	Linger          1s     0 for an interrupt
//	HookTimeout     3s     for all functions of OnShutdown together
//	ExitGrace       10s    2s if no server ran on the main goroutine
//	BodyRate        500/s  bytes of a request's body, after 20s
//	WriteStall      60s    a client that does not take the answer for so long is cut
//	NoRecover       off    panics answer 500
//	Logger          -      the server's ErrorLog for panics, else slog.Default
//
// Fields of the server that are zero:
//
//	ReadHeaderTimeout  10s   also bounds the TLS handshake
//	IdleTimeout        120s  must exceed that of the load balancer in front (AWS ALB: 60s; Google Cloud: 600s, set more there)
//
// Fields of srv.HTTP2 that are zero, where [WriteStall] is on:
//
//	SendPingTimeout    30s   a connection that is silent for so long gets a ping,
//	PingTimeout        15s   and is closed when it does not answer: its client has gone
//	WriteByteTimeout   WriteStall, for connections that are not watched, those of a listener of TLS
//
// # Observing
//
// [Stats] returns how many connections are open in which state, and how many were drained, cut, or
// closed because their client was too slow, for programs to publish as they like.
//
// # Cost
//
// Per request: an atomic load, two changes of a connection's state and a deferred function. Nothing
// is allocated for a request over HTTP/1, whose ResponseWriter is that of net/http, one object for
// eight requests over HTTP/2, and one for a connection, or four if a body comes over it. (Listeners that
// yield TLS connections: a few for a connection, one for a request with a body or over HTTP/2.) No timers
// are set, neither for headers and idle connections, as long as their timeouts are seconds away, nor for
// handlers that wait for a client over HTTP/2: one timer per server sees to all of them.
//
// What ResponseWriters and connections of net/http implement, those behind this package implement.
package httpserve
