// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
)

// ErrForced is reported, by errors.Is, when the time for draining was over before all requests were
// complete. The error itself says how many connections were cut; it is also a
// [context.DeadlineExceeded].
var ErrForced = errors.New("httpserve: drain deadline exceeded")

// forcedError reports that requests were cut.
type forcedError struct {
	cut int // connections
}

func (e *forcedError) Error() string {
	s := "s"
	if e.cut == 1 {
		s = ""
	}
	return fmt.Sprintf("%v: %d connection%s cut", ErrForced, e.cut, s)
}

func (e *forcedError) Is(target error) bool {
	return target == ErrForced || target == context.DeadlineExceeded
}

// ListenAndServe is [http.ListenAndServe] for production: it listens on addr and serves h,
// [http.DefaultServeMux] if nil, until SIGTERM or an interrupt drains the process. An empty addr is
// the port in the environment variable PORT, or ":http" where that is not set. See [Run].
func ListenAndServe(addr string, h http.Handler, opts ...Option) error {
	return Run(&http.Server{Addr: addr, Handler: h}, opts...)
}

// ListenAndServeTLS is [http.ListenAndServeTLS] for production: like [ListenAndServe], for HTTPS,
// with ":https" in place of ":http", HTTP/2, and certificates that follow their files: see [TLS].
func ListenAndServeTLS(addr, certFile, keyFile string, h http.Handler, opts ...Option) error {
	return Run(&http.Server{Addr: addr, Handler: h}, with(opts, TLS(certFile, keyFile))...)
}

// Serve is [http.Serve] for production: like [ListenAndServe], on a listener that exists. It closes
// l.
//
// A listener that yields TLS connections ([tls.NewListener]) is served as such, with HTTP/2 where
// the connection negotiated it: its configuration alone decides, and has to offer "h2" in
// NextProtos. [ServeTLS] on the listener beneath it does so by itself.
func Serve(l net.Listener, h http.Handler, opts ...Option) error {
	return Run(&http.Server{Handler: h}, with(opts, Listener(l))...)
}

// ServeTLS is [http.ServeTLS] for production: like [ListenAndServeTLS], on a listener that exists.
// It closes l, unless the certificate cannot be loaded.
func ServeTLS(l net.Listener, h http.Handler, certFile, keyFile string, opts ...Option) error {
	return Run(&http.Server{Handler: h}, with(opts, Listener(l), TLS(certFile, keyFile))...)
}

// with appends without writing into the caller's slice.
func with(opts []Option, more ...Option) []Option {
	return append(opts[:len(opts):len(opts)], more...)
}

// Run replaces srv.ListenAndServe(), and with the options [TLS] and [Listener] its three siblings.
// It prepares srv as [Harden] does, then serves until one of these ends it:
//
//   - SIGTERM or an interrupt. All servers of the process that were started by Run and the functions above
//     drain at once, the functions given to [OnShutdown] run, and then every call returns: nil when all requests
//     were completed, otherwise an error that is [ErrForced] or what the functions returned. A second signal kills. A signal that the
//     process ignores (nohup) stays ignored.
//   - An error from listening or accepting: it is returned at once, as net/http returns it. So is a value
//     of the environment that cannot be read, before listening: see the package documentation.
//   - The program itself calls srv.Shutdown or srv.Close: Run returns [http.ErrServerClosed] at once, as net/http
//     does, and the rest is up to the program.
//
// A server that is started after the drain began is not served: the call returns nil, as soon as
// the drain is over.
//
// When all servers have ended without a signal, signals are no longer caught. See [ExitGrace] for
// programs that do not end by themselves.
//
// Beyond Harden, Run sets srv.ConnState, srv.ConnContext and srv.BaseContext to functions that call
// those of the program, and srv.TLSConfig and srv.HTTP2 to copies; all fields are set before the first
// connection is accepted. The same srv may run on several listeners at once.
func Run(srv *http.Server, opts ...Option) error {
	cfg, err := configFor(srv, opts)
	if err != nil {
		return err
	}
	return process.run(srv, cfg)
}

// RunContext is [Run] with the end of ctx in place of signals, for libraries and tests: the server
// drains alone, and neither signals nor [OnShutdown] nor [Draining] concern it.
//
// It returns nil after a clean drain, at once and without listening if ctx has already ended.
func RunContext(ctx context.Context, srv *http.Server, opts ...Option) error {
	cfg, err := configFor(srv, opts)
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		if cfg.listener != nil {
			cfg.listener.Close()
		}
		return nil
	}
	c, err := newCall(srv, cfg)
	if err != nil {
		return err
	}
	if !c.server.add(c.listener) {
		c.listener.Close()
		return http.ErrServerClosed
	}
	var cut int
	drained := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(drained)
		cut = c.server.drain(nil)
	})
	err = c.serve()
	if stop() || c.server.leftByProgram(err) {
		return err
	}
	<-drained
	if err == http.ErrServerClosed {
		err = nil
	}
	if cut > 0 {
		err = errors.Join(err, &forcedError{cut})
	}
	return err
}

// call is one running Run or RunContext.
type call struct {
	server   *server
	listener *listener
	config   *config
	given    bool // the listener is the program's
}

// newCall listens, and prepares srv. It does so in the order of net/http: an address in use is
// reported before a certificate that cannot be loaded.
func newCall(srv *http.Server, cfg *config) (*call, error) {
	b := binding{Listener: cfg.listener}
	if b.Listener != nil && cfg.reusePort {
		cfg.log().Warn("httpserve: ReusePort has no effect on a listener of the program", "addr", b.Listener.Addr())
	}
	if b.Listener == nil {
		addr := srv.Addr
		if addr == "" {
			addr = cfg.addr()
		}
		var err error
		if b, err = listen(addr, cfg); err != nil {
			return nil, err
		}
	}
	return &call{
		server:   manage(srv, cfg),
		listener: newListener(b),
		config:   cfg,
		given:    cfg.listener != nil,
	}, nil
}

// listen listens on addr.
func listen(addr string, cfg *config) (b binding, err error) {
	if cfg.reusePort {
		return listenShared(addr, cfg)
	}
	if l := claim("tcp", addr); l != nil {
		cfg.log().Info("httpserve: listening", "addr", l.Addr().String(), "inherited", true)
		return binding{Listener: l}, nil
	}
	b.Listener, err = net.Listen("tcp", addr)
	return b, err
}

// serve blocks until the server has stopped accepting.
func (c *call) serve() error {
	defer c.server.remove(c.listener)
	var err error
	if c.config.tls {
		err = c.serveTLS()
	} else {
		err = c.server.http.Serve(c.listener)
	}
	if !c.given {
		// serveTLS leaves the listener open when the certificate cannot be loaded.
		c.listener.Close()
	}
	return err
}
