// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"
)

// OnShutdown registers f to be called after a signal has drained all servers of the process, before
// their calls return: the place to close what requests use. Functions run one after the other, the
// last registered first, within [HookTimeout] together; ctx ends with it. When the time is over,
// functions that have not been called are not called, and one that still runs is left alone. What
// they return, and their panics, is part of the error of every call.
//
// They are not called when the servers end without a signal, nor for [RunContext].
func OnShutdown(f func(ctx context.Context) error) {
	process.mu.Lock()
	defer process.mu.Unlock()
	process.hooks = append(process.hooks, f)
}

// Draining returns a channel that is closed when a signal begins the drain of the process: the
// moment for a readiness probe to fail and for long-lived answers (event streams, WebSockets) to
// come to an end.
func Draining() <-chan struct{} {
	return process.draining
}

// process is the group of all servers that signals concern.
var process = newGroup()

// group is a set of servers that drain together.
type group struct {
	draining chan struct{} // closed when the drain begins
	done     chan struct{} // closed when all servers have drained and the hooks have run
	err      error         // what every call returns; set before done is closed

	mu        sync.Mutex
	calls     map[*call]bool
	left      []*call // calls whose servers the program shuts down itself
	began     bool
	signals   chan os.Signal // nil while no signal is caught
	upgrades  chan os.Signal // the same for those of UpgradeOn
	program   string         // what UpgradeOn starts
	upgrading bool           // the new process is not ready yet
	hooks     []func(context.Context) error
	main      bool // one of the calls is made by the main goroutine
	released  bool // the program ends itself: it shuts down its servers
}

func newGroup() *group {
	return &group{
		draining: make(chan struct{}),
		done:     make(chan struct{}),
		calls:    make(map[*call]bool),
	}
}

// run serves srv as a member of the group.
func (g *group) run(srv *http.Server, cfg *config) error {
	select {
	case <-g.draining:
		return g.late(cfg)
	default:
	}
	c, err := newCall(srv, cfg)
	if err != nil {
		return err
	}
	if !g.enter(c) {
		c.listener.Close()
		return g.late(cfg)
	}
	if !c.server.add(c.listener) {
		// The drain has begun just now, or RunContext has drained this server alone.
		c.listener.Close()
		if !g.leave(c) {
			<-g.done
			return g.err
		}
		return http.ErrServerClosed
	}
	err = c.serve()
	if c.server.leftByProgram(err) {
		g.release(c)
		return err
	}
	if !g.leave(c) {
		// Part of a drain: whatever the reason, wait for the others. A main that returns now would
		// cut their requests.
		<-g.done
		if err == http.ErrServerClosed {
			return g.err
		}
		return errors.Join(err, g.err)
	}
	return err
}

// late is the end of a call that came after the drain had begun. It does not serve, and it waits:
// when it returned at once, a main that starts its last server here would end in the middle of the
// drain.
func (g *group) late(cfg *config) error {
	if cfg.listener != nil {
		cfg.listener.Close()
	}
	<-g.done
	return nil
}

// enter adds a call and begins to catch signals. It reports false when the drain has begun.
func (g *group) enter(c *call) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.began {
		return false
	}
	g.calls[c] = true
	g.main = g.main || onMainGoroutine()
	if g.signals == nil {
		g.catch()
	}
	g.catchUpgrades(c.config)
	return true
}

// leave removes a call, and with the last one stops to catch signals. It reports false when the
// drain has begun.
func (g *group) leave(c *call) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.began {
		return false
	}
	delete(g.calls, c)
	if len(g.calls) == 0 && g.upgrades != nil {
		signal.Stop(g.upgrades)
		close(g.upgrades)
		g.upgrades = nil
	}
	if len(g.calls) == 0 && g.signals != nil {
		signal.Stop(g.signals)
		// The goroutine takes what was caught until here, see begin.
		close(g.signals)
		g.signals = nil
		g.main = false
	}
	return true
}

// release is leave for a call whose server the program shuts down itself.
func (g *group) release(c *call) {
	g.mu.Lock()
	kept := g.left[:0]
	for _, old := range g.left {
		if old.server.conns.open.Load() > 0 {
			kept = append(kept, old)
		}
	}
	g.left = append(kept, c)
	g.released = g.released || g.began
	g.mu.Unlock()
	g.leave(c)
}

// catch begins to catch signals. It is called with mu held.
func (g *group) catch() {
	var sigs []os.Signal
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		// What was started with an ignored signal (nohup, a shell's background job) is meant to
		// survive it.
		if !signal.Ignored(s) {
			sigs = append(sigs, s)
		}
	}
	if len(sigs) == 0 {
		return // Notify without signals means all signals
	}
	ch := make(chan os.Signal, 1)
	g.signals = ch
	signal.Notify(ch, sigs...)
	go func() {
		if s, ok := <-ch; ok {
			g.begin(s, ch)
		}
	}()
}

// begin starts the drain. The channel is where the signal came from, nil if the process is replaced.
func (g *group) begin(sig os.Signal, ch chan os.Signal) {
	if ch != nil {
		// From here on a second signal kills.
		signal.Stop(ch)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.began {
		return
	}
	if len(g.calls) == 0 && len(g.left) == 0 {
		if ch != nil {
			// The signal came together with the end of the last server: nobody else has seen it.
			go raise(sig)
		}
		return
	}
	g.began = true
	if g.signals != nil && ch != nil {
		signal.Stop(g.signals) // not ch if a server was started after the last one had ended
	}
	// A program that shuts down by itself may have been the quicker one: its servers count.
	calls := append([]*call(nil), g.left...)
	g.released = len(g.calls) == 0
	for c := range g.calls {
		calls = append(calls, c)
	}
	for _, c := range calls {
		// Whoever learns of the drain from the channel below answers with "Connection: close"
		// already.
		c.server.draining.Store(true)
	}
	close(g.draining)
	go g.drain(sig, calls)
}

// drain ends all servers at once, then runs the hooks.
func (g *group) drain(sig os.Signal, calls []*call) {
	servers := make(map[*server]bool)
	hookTimeout := defaultHookTimeout
	grace, graceSet := time.Duration(0), false
	for i, c := range calls {
		servers[c.server] = true
		if i == 0 {
			hookTimeout = c.config.hookTimeout
		} else {
			hookTimeout = longerLimit(hookTimeout, c.config.hookTimeout)
		}
		if c.config.exitSet {
			if !graceSet || c.config.exitGrace < 0 || grace >= 0 && c.config.exitGrace > grace {
				grace = c.config.exitGrace
			}
			graceSet = true
		}
	}

	cuts := make(chan int)
	for s := range servers {
		go func(s *server) { cuts <- s.drain(sig) }(s)
	}
	cut := 0
	for range servers {
		cut += <-cuts
	}
	var errs []error
	if cut > 0 {
		errs = append(errs, &forcedError{cut})
	}
	errs = append(errs, g.runHooks(hookTimeout)...)
	g.err = errors.Join(errs...)
	close(g.done)

	g.mu.Lock()
	released, main := g.released, g.main
	if g.signals != nil {
		signal.Stop(g.signals) // still caught if the process was replaced
	}
	g.mu.Unlock()
	if !graceSet {
		grace = defaultExitGraceSide
		if main {
			grace = defaultExitGraceMain
		}
	}
	if grace >= 0 && !released {
		log, sig := calls[0].config.log(), exitSignal(sig)
		time.AfterFunc(grace, func() {
			log.Warn("httpserve: the program goes on after all servers have ended: repeating the signal", "signal", sig.String(), "after", grace)
			raise(sig)
		})
	}
}

// runHooks calls the functions given to OnShutdown and returns their errors.
func (g *group) runHooks(timeout time.Duration) []error {
	ctx, cancel := context.WithCancel(context.Background())
	if timeout > 0 {
		cancel()
		ctx, cancel = context.WithTimeout(context.Background(), timeout)
	}
	defer cancel()
	var errs []error
	for {
		g.mu.Lock()
		n := len(g.hooks)
		if n == 0 {
			g.mu.Unlock()
			return errs
		}
		if ctx.Err() != nil {
			g.hooks = nil
			g.mu.Unlock()
			return append(errs, fmt.Errorf("httpserve: %d shutdown functions not called: %w", n, ctx.Err()))
		}
		f := g.hooks[n-1]
		g.hooks = g.hooks[:n-1]
		g.mu.Unlock()

		result := make(chan error, 1)
		go func() { result <- callHook(ctx, f) }()
		select {
		case err := <-result:
			if err != nil {
				errs = append(errs, err)
			}
		case <-ctx.Done():
			errs = append(errs, fmt.Errorf("httpserve: shutdown function still running: %w", ctx.Err()))
		}
	}
}

// callHook turns a panic into an error, so that the functions after it run.
func callHook(ctx context.Context, f func(context.Context) error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("httpserve: panic in shutdown function: %v\n%s", v, debug.Stack())
		}
	}()
	return f(ctx)
}

// onMainGoroutine reports whether the caller runs on the goroutine that runs main: it always has
// the number 1, and only the stack trace tells it.
func onMainGoroutine() bool {
	buf := make([]byte, 32)
	return strings.HasPrefix(string(buf[:runtime.Stack(buf, false)]), "goroutine 1 ")
}
