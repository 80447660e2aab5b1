// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"log/slog"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"
)

// Defaults. Each can be changed by the option named beside it, the two timeouts by setting the
// field of the server.
const (
	defaultReadHeaderTimeout = 10 * time.Second  // http.Server.ReadHeaderTimeout
	defaultIdleTimeout       = 120 * time.Second // http.Server.IdleTimeout
	defaultKubernetesDelay   = 5 * time.Second   // DrainDelay
	defaultDrainTimeout      = 20 * time.Second  // DrainTimeout
	defaultLinger            = time.Second       // Linger
	defaultHookTimeout       = 3 * time.Second   // HookTimeout
	defaultExitGraceMain     = 10 * time.Second  // ExitGrace
	defaultExitGraceSide     = 2 * time.Second   // ExitGrace
	defaultBodyRate          = 500               // BodyRate
	defaultBodyGrace         = 20 * time.Second  // BodyRate
	defaultWriteStall        = 60 * time.Second  // WriteStall
)

// longest is what longer durations count as. Nobody waits for it, and sums with it are durations.
const longest = 10 * 365 * 24 * time.Hour

// atMost returns d, but no more than longest.
func atMost(d time.Duration) time.Duration {
	if d > longest {
		return longest
	}
	return d
}

// An Option changes how a server is run. When the same option is given twice, the later one counts.
// The zero Option changes nothing.
//
// [NoRecover], [Logger], [H2C], [BodyRate] and [WriteStall] belong to the server: the first call that sees it decides. Where several
// calls serve the same server, the longest duration counts; for [HookTimeout] and [ExitGrace], which
// belong to the process, the longest of all calls.
type Option struct {
	set func(*config)
}

// config is what the options of one call say.
type config struct {
	listener net.Listener

	tls               bool
	certFile, keyFile string
	h2c               bool

	port string // of an address that the program leaves empty

	reusePort bool

	upgradeOn      []os.Signal
	upgradeTimeout time.Duration

	delay       time.Duration
	delaySet    bool
	timeout     time.Duration
	timeoutSet  bool
	linger      time.Duration
	hookTimeout time.Duration
	exitGrace   time.Duration
	exitSet     bool

	bodyRate   int
	bodyGrace  time.Duration
	writeStall time.Duration

	noRecover bool
	logger    *slog.Logger
}

func newConfig(opts []Option) *config {
	c := &config{
		timeout:     defaultDrainTimeout,
		linger:      defaultLinger,
		hookTimeout: defaultHookTimeout,

		upgradeTimeout: defaultUpgradeTimeout,
		bodyRate:       defaultBodyRate,
		bodyGrace:      defaultBodyGrace,
		writeStall:     defaultWriteStall,
	}
	for _, o := range opts {
		if o.set != nil {
			o.set(c)
		}
	}
	return c
}

// Listener makes the call serve l instead of listening on the address of the server: a socket that
// was inherited, a Unix socket, a limited listener. Like [http.Serve], the call closes l before it
// returns. Default: none; a nil l is as if the option were not given.
//
// At the end of the server, connections that wait in the accept queue of l are served if l has the
// method SetDeadline, and Accept returns when its time has come: listeners of package net are like that,
// and those that [crypto/tls.NewListener] and LimitListener of golang.org/x/net/netutil make of them. Other
// wrappers should have the method; without it the queue is closed as it is.
func Listener(l net.Listener) Option {
	return Option{func(c *config) { c.listener = l }}
}

// TLS makes [Run] and [RunContext] serve HTTPS, as [http.Server.ListenAndServeTLS] does with the
// same two file names: both may be empty when the server's TLSConfig has a certificate. Default:
// no TLS.
//
// The files are PEM, the certificate first and then those of its issuers. They are read before the
// first connection is accepted, and an error is returned. Later they are looked at again by a
// handshake, at most once a minute: when they have changed, and are a pair, new connections get the
// new certificate. Otherwise the old one stays in use. Each outcome is logged once, see [Logger].
// Symlinks may be turned to other files, as certbot and Kubernetes do; a program that writes the
// files itself replaces each by [os.Rename].
//
// HTTP/2 is offered, also on a listener given by [Listener], unless srv.Protocols, srv.TLSNextProto
// or GODEBUG=http2server=0 says otherwise. What the server's TLSConfig says counts: NextProtos keeps
// its order, with HTTP/2 and HTTP/1.1 added at its end; GetCertificate is asked first, if the client
// names a server; GetConfigForClient may replace all of it. The files take the place of
// Certificates. The configuration itself is copied: changes after the start have no effect, as in
// net/http.
//
// A session can be resumed as long as the process lives. Its keys are not handed to other processes:
// see the package documentation.
func TLS(certFile, keyFile string) Option {
	return Option{func(c *config) { c.tls, c.certFile, c.keyFile = true, certFile, keyFile }}
}

// ReusePort lets several processes of one program listen on the same address at once, so that a new
// process can start before the old one ends, or that there are several of them for a while. They may
// come and go in any order: no connection is lost.
//
// A process asks one that is there already, also one that drains, for its listening socket, and gets
// it over a Unix socket (SCM_RIGHTS). All accept from one queue. The same program means the same
// base name of the executable file, the same user, network namespace and address; an unspecified host is
// as good as none. The kernel says who the processes are and what they run. The port of anything else is in
// use as usual: nobody else gets in, even with SO_REUSEPORT. What happened is logged.
//
// The Unix socket has a name in the abstract namespace ("@httpserve-...") and hears only processes
// of the same user. Where it cannot be used (a sandbox without Unix sockets, a name taken by another
// user, a process that is stopped) the option falls back to SO_REUSEPORT, with a warning in the log.
// Every process then has a queue of its own. One that leaves first ignores new handshakes for 700ms,
// while it completes those under way; a client that is ignored tries again by itself a second later,
// and gets to another process. So connections are not lost, but some take a second longer. (Where
// net.ipv4.tcp_migrate_req is 1 the kernel moves connections instead, at once.) Other programs of this
// user that set the same option get in without an error. This package joins such a port only if all
// its holders are found, in /proc, to be processes of the same program.
//
// Linux only: elsewhere the option says so once in the log and is ignored. Multipath TCP is off on
// such a listener. Together with [Listener], also one from [Listen], it has no effect, which is logged; and
// with port 0 there is nothing to join.
//
// Default: off, a port belongs to one process. Operators set it with HTTPSERVE_REUSEPORT=true.
func ReusePort() Option {
	return Option{func(c *config) { c.reusePort = true }}
}

// DrainDelay is how long the server goes on accepting connections after the drain began, already
// answering with "Connection: close". It gives load balancers the time to notice that the process
// is leaving.
//
// Default: 0, and 5s when KUBERNETES_SERVICE_HOST is set and the drain was begun by SIGTERM,
// because Kubernetes removes the pod from its endpoints while it already terminates it. An
// interrupt (SIGINT) always skips the delay. Zero and negative values mean no delay. Operators set
// it with HTTPSERVE_DRAIN_DELAY, where the program does not.
func DrainDelay(d time.Duration) Option {
	return Option{func(c *config) { c.delay, c.delaySet = atMost(d), true }}
}

// DrainTimeout is how long requests may take to complete once the server has stopped accepting. One
// second before its end (or after three quarters of it, when it is shorter than 4s) the contexts of
// all requests are cancelled; at its end the connections are closed and the call reports
// [ErrForced].
//
// Default: 20s, which together with the other defaults stays below the 30s that Kubernetes waits.
// Zero and negative values mean no limit, as for the timeouts of [http.Server]. Operators set it
// with HTTPSERVE_DRAIN_TIMEOUT, where the program does not.
func DrainTimeout(d time.Duration) Option {
	return Option{func(c *config) { c.timeout, c.timeoutSet = atMost(d), true }}
}

// Linger is how long an idle keep-alive connection is kept open after the server stopped accepting.
// A client that uses it within that time gets its answer and learns from it ("Connection: close")
// to go elsewhere; a connection that is closed while its client sends a request loses that request.
//
// Default: 1s. A busy client has used its connection by then, and every restart that has idle ones takes as much
// longer: a balance chosen here. The drain does not wait when no connection is left. An interrupt
// (SIGINT) always skips it. Zero and negative values mean no waiting.
func Linger(d time.Duration) Option {
	return Option{func(c *config) { c.linger = atMost(d) }}
}

// HookTimeout is how long all functions given to [OnShutdown] may take together.
//
// Default: 3s, so that delay, timeout and hooks together stay below the 30s of Kubernetes. Zero and negative
// values mean no limit.
func HookTimeout(d time.Duration) Option {
	return Option{func(c *config) { c.hookTimeout = atMost(d) }}
}

// ExitGrace is how long a program may live on after a signal has ended all its servers and the
// functions given to [OnShutdown] have run. A program that is still there afterwards gets the same
// signal again, without anybody of this package catching it, and so ends as it would have without
// this package. A program that itself catches the signal is not ended by it; on systems without
// Unix signals it is ended with [os.Exit] in either case.
//
// Default: 10s when one of the servers ran on the main goroutine, whose return means that main is
// on its way to its own end, for what it has deferred; 2s otherwise. Both are chosen here. Negative: never.
func ExitGrace(d time.Duration) Option {
	return Option{func(c *config) { c.exitGrace, c.exitSet = atMost(d), true }}
}

// BodyRate is how fast a client must send the body of a request: it has grace, and a second more for
// every bytesPerSecond that have arrived, but never more than three times grace ahead. Only the time
// counts in which the handler waits for the body. After it (for a client that was ahead, up to a
// quarter of grace later) reading the body fails with an error that is [os.ErrDeadlineExceeded];
// over HTTP/1 the context of the request ends with it, as it does whenever the connection cannot be
// read.
//
// A handler that sets a deadline itself ([http.ResponseController.SetReadDeadline]) decides alone
// about the rest of that body, and so does a program that sets srv.ReadTimeout: then there is no
// such limit.
//
// Who talks while it listens is no slow uploader: over HTTP/2, there is no limit once the handler has sent a part
// of its answer (more than 4 KiB, or by Flush), nor for gRPC, the streams of Connect, and CONNECT. Over HTTP/1,
// a handler that answers while the body is still coming (EnableFullDuplex of [http.ResponseController]) sets
// a deadline of its own. Nor is it held against a client over HTTP/2, for up to ten times grace more, that its
// body has to wait because another handler of the connection leaves one unread.
//
// The limit needs [Run] or one of its siblings; [Harden] has none. Hijacked connections are free of
// it. Where a listener of the program yields TLS connections, the ResponseWriter of a request of HTTP/1 with a
// body is wrapped for it: [net/http.MaxBytesReader] then refuses a body that is too large, but does not
// end the connection, which a wrapper cannot pass on. The same goes for other upgrades than to "h2c" that
// have a body, on all listeners.
//
// Default: 500 bytes per second after 20s, what Apache takes (mod_reqtimeout, body=20,MinRate=500).
// A rate of zero or less means no limit, a grace of zero or less the default.
func BodyRate(bytesPerSecond int, grace time.Duration) Option {
	if grace <= 0 {
		grace = defaultBodyGrace
	}
	if most := 1 << 30; bytesPerSecond > most {
		bytesPerSecond = most // seconds times bytes are numbers
	}
	return Option{func(c *config) { c.bodyRate, c.bodyGrace = bytesPerSecond, atMost(grace) }}
}

// WriteStall is how long a write may wait for a client that does not read. Such a connection is
// closed with a reset between one and two times d after the client stopped reading; the write
// fails with an error that is [os.ErrDeadlineExceeded]. A client that reads slowly stays: it has to
// acknowledge about 200 bytes per second, on average over d (on systems other than Linux, the send
// buffer has to take as much). An answer that takes hours, and an event stream with nothing to say,
// are not concerned.
//
// Over HTTP/2, the same is asked of each answer that waits: the client has to accept 16 KiB of a write within d, or
// 64 KiB within 4d of a larger one, and something of the connection all the time; otherwise the stream is reset,
// the write fails with an error, and the others of the connection stay. It is enough, though, to take
// as much of the connection as all of them need together: which one gets on is up to net/http. The last
// 4 KiB of an answer are sent by net/http after the handler. A client has to take them all some time
// within d: if it does not, and none of its requests is being handled, the connection is closed after
// d, or, where the client keeps asking, told to end (GOAWAY) and closed within three times d.
//
// A client that pauses for longer than d while the answer is larger than the buffers between is cut:
// shorten the value with care. A handler that sets a deadline itself
// ([http.ResponseController.SetWriteDeadline]) decides alone until the end of its answer, or until it
// sets the zero time; a program that sets srv.WriteTimeout decides alone for all. Hijacked
// connections are free of the limit.
//
// For it, connections are wrapped. The program does not see that in ConnContext and ConnState, nor as
// the result of Hijack for a request that has the header Upgrade or the method CONNECT or PRI: these get
// what the listener gave, usually a [net.TCPConn]. For other requests Hijack returns the wrapper,
// which has all methods of net.TCPConn, and NetConn for the connection itself, as [crypto/tls.Conn]
// has. The wrapper is also what a connection of TLS has beneath it (NetConn of a tls.Conn, Conn of a
// [crypto/tls.ClientHelloInfo]): ask it for its NetConn. Deadlines of writing that are set past
// [http.ResponseController] may be overwritten. TLS connections that come from a listener of the program
// are not wrapped, and have no limit over HTTP/1: [TLS] on the listener beneath has.
//
// It needs [Run] or one of its siblings; [Harden] leaves connections alone.
//
// Default: 60s, as in nginx (send_timeout). Zero and negative values mean no limit.
func WriteStall(d time.Duration) Option {
	return Option{func(c *config) { c.writeStall = atMost(d) }}
}

// NoRecover leaves panics of the handler to net/http, which logs them and closes the connection
// without an answer. Default: off, panics are answered with status 500 and logged once, see
// [Logger].
func NoRecover() Option {
	return Option{func(c *config) { c.noRecover = true }}
}

// Logger is where panics of handlers and warnings of this package are written. Default: the
// server's ErrorLog if it is set, for panics; else [slog.Default] at the time of writing.
func Logger(l *slog.Logger) Option {
	return Option{func(c *config) { c.logger = l }}
}

// log returns where warnings go that belong to no request.
func (c *config) log() *slog.Logger {
	if c.logger != nil {
		return c.logger
	}
	return slog.Default()
}

// plan is how one server is drained.
type plan struct {
	delay, timeout, linger time.Duration
}

// planFor returns the plan of a call for a drain begun by sig, nil if it was begun by a context.
func (c *config) planFor(sig os.Signal) plan {
	p := plan{delay: c.delay, timeout: c.timeout, linger: c.linger}
	if !c.delaySet && sig == syscall.SIGTERM && os.Getenv("KUBERNETES_SERVICE_HOST") != "" {
		p.delay = defaultKubernetesDelay
	}
	if sig == os.Interrupt {
		// Somebody sits at the keyboard and waits.
		p.delay, p.linger = 0, 0
	}
	return p
}

// longer returns the plan that satisfies both p and q.
func (p plan) longer(q plan) plan {
	if q.delay > p.delay {
		p.delay = q.delay
	}
	if q.linger > p.linger {
		p.linger = q.linger
	}
	p.timeout = longerLimit(p.timeout, q.timeout)
	return p
}

// longerLimit returns the longer of two limits, of which zero or less is none at all.
func longerLimit(a, b time.Duration) time.Duration {
	if a <= 0 || b <= 0 {
		return 0
	}
	if b > a {
		return b
	}
	return a
}

// fill sets the timeouts that are needed against clients that send nothing. It never sets
// ReadTimeout or WriteTimeout: they are absolute and would cut uploads, downloads and event streams
// of correct clients.
func fill(srv *http.Server) {
	// net/http falls back to ReadTimeout for both, and takes negative values for none: only the
	// zero value is free.
	if srv.ReadTimeout != 0 {
		return
	}
	if srv.ReadHeaderTimeout == 0 {
		srv.ReadHeaderTimeout = defaultReadHeaderTimeout
	}
	if srv.IdleTimeout == 0 {
		srv.IdleTimeout = defaultIdleTimeout
	}
}
