// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// stuck never answers.
var stuck = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	say("entered")
	select {}
})

func init() {
	children["stuck"] = func() {
		go func() {
			<-Draining()
			say("draining")
		}()
		Serve(mustListen(), stuck, DrainTimeout(0))
	}
	children["side"] = func() {
		go func() {
			say("returned %v", Serve(mustListen(), okHandler))
		}()
		select {}
	}
	children["sideNotify"] = func() {
		signals := make(chan os.Signal, 2)
		signal.Notify(signals, syscall.SIGTERM)
		go Serve(mustListen(), slow, ExitGrace(0))
		say("first %v", <-signals)
		say("second %v", <-signals)
	}
	children["several"] = func() {
		OnShutdown(func(context.Context) error { say("hook 1"); return errors.New("hook 1 failed") })
		OnShutdown(func(context.Context) error { say("hook 2"); return nil })
		OnShutdown(func(context.Context) error { say("hook 3"); panic("hook 3 panicked") })
		var wg sync.WaitGroup
		errs := make([]error, 2)
		for i := range errs {
			l := mustListen()
			wg.Add(1)
			go func() {
				defer wg.Done()
				errs[i] = Serve(l, slow)
			}()
		}
		wg.Wait()
		for _, err := range errs {
			say("returned %q", err.Error())
		}
	}
	children["sameServer"] = func() {
		srv := &http.Server{Handler: slow}
		errs := make(chan error)
		for range 2 {
			l := mustListen()
			go func() { errs <- Run(srv, Listener(l)) }()
		}
		say("returned %v %v", <-errs, <-errs)
	}
	children["tls"] = func() {
		err := ServeTLS(mustListen(), slow, os.Getenv("CERT"), os.Getenv("KEY"))
		say("returned %v", err)
	}
	children["hangingHook"] = func() {
		OnShutdown(func(context.Context) error { say("never"); return nil })
		OnShutdown(func(context.Context) error { select {} })
		err := Serve(mustListen(), slow, HookTimeout(10*time.Millisecond))
		say("returned %t %v", errors.Is(err, context.DeadlineExceeded), err)
	}
	children["forced"] = func() {
		err := Serve(mustListen(), stuck, DrainTimeout(10*time.Millisecond))
		say("returned %t %v", errors.Is(err, ErrForced), err)
	}
	children["ignored"] = func() {
		srv := &http.Server{Handler: slow, BaseContext: func(net.Listener) context.Context {
			say("ignored %t", signal.Ignored(os.Interrupt))
			return context.Background()
		}}
		say("returned %v", Run(srv, Listener(mustListen())))
	}
	children["early"] = func() {
		l := mustListen()
		say("main")
		say("returned %v", Serve(l, okHandler))
	}
	children["whileStarting"] = func() {
		srv := &http.Server{Handler: okHandler, BaseContext: func(net.Listener) context.Context {
			// The signals are caught, and nothing has been accepted.
			syscall.Kill(os.Getpid(), syscall.SIGTERM)
			<-Draining()
			return context.Background()
		}}
		opts := []Option{Listener(mustListen())}
		if cert := os.Getenv("CERT"); cert != "" {
			opts = append(opts, TLS(cert, os.Getenv("KEY")))
		}
		say("returned %v", Run(srv, opts...))
	}
	children["bindError"] = func() {
		err := ListenAndServe(os.Getenv("ADDR"), okHandler)
		var op *net.OpError
		say("error %t %t", errors.As(err, &op), errors.Is(err, syscall.EADDRINUSE))
		select {}
	}
	children["ownShutdown"] = func() {
		srv := &http.Server{Handler: okHandler}
		srv.BaseContext = func(net.Listener) context.Context {
			go srv.Shutdown(context.Background())
			return context.Background()
		}
		say("closed %t", Run(srv, Listener(mustListen())) == http.ErrServerClosed)
		select {}
	}
	children["late"] = func() {
		release := make(chan struct{})
		go func() {
			<-Draining()
			go Serve(mustListen(), okHandler)
			close(release)
		}()
		err := Serve(mustListen(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			say("entered")
			<-release
		}))
		say("returned %v", err)
		l := mustListen()
		say("again %v", Serve(l, okHandler))
		_, err = net.Dial("tcp", l.Addr().String())
		say("refused %t", errors.Is(err, syscall.ECONNREFUSED))
		say("again %v", ListenAndServe("127.0.0.1:0", okHandler))
	}
	children["ownShutdownOnSignal"] = func() {
		// Have: a program that handles signals itself and calls Run all the same.
		srv := &http.Server{Handler: slow}
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		defer stop()
		done := make(chan error)
		go func() {
			<-ctx.Done()
			done <- srv.Shutdown(context.Background())
		}()
		err := Run(srv, Listener(mustListen()), ExitGrace(0))
		say("returned %t", err == nil || err == http.ErrServerClosed)
		say("shut down %v", <-done)
	}
}

// post sends one request in the background.
func post(t *testing.T, addr string) chan error {
	result := make(chan error, 1)
	c := dial(t, "tcp", addr)
	go func() {
		if err := c.send(); err != nil {
			result <- err
			return
		}
		status, _, err := c.receive()
		if err == nil && status != http.StatusOK {
			err = fmt.Errorf("status %d", status)
		}
		c.Close() // nothing to linger for
		result <- err
	}()
	return result
}

func TestSignalCompletesRequests(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			c := spawn(t, "slow", nil)
			result := post(t, c.want("addr"))
			c.want("entered")
			c.signal(sig)
			if err := <-result; err != nil {
				t.Error(err)
			}
			c.exited("returned <nil>", "deferred")
		})
	}
}

// A signal while the program starts kills it as long as there is no server, and then drains.
func TestSignalDuringStart(t *testing.T) {
	certFile, keyFile, _ := certificate(t)
	for name, env := range map[string][]string{"plain": nil, "TLS": {"CERT=" + certFile, "KEY=" + keyFile}} {
		t.Run(name, func(t *testing.T) {
			c := spawn(t, "whileStarting", env)
			c.want("addr")
			c.exited("returned <nil>")
		})
	}
	t.Run("at any time", func(t *testing.T) {
		for range 20 {
			c := spawn(t, "early", nil)
			c.want("addr", "main")
			c.signal(syscall.SIGTERM)
			lines, state := c.end()
			w := state.Sys().(syscall.WaitStatus)
			switch said := strings.Join(lines, " "); {
			case w.Signaled() && w.Signal() == syscall.SIGTERM && said == "":
			case state.Success() && said == "returned <nil>":
			default:
				t.Fatalf("%v: %q", state, lines)
			}
		}
	})
}

func TestSecondSignalKills(t *testing.T) {
	c := spawn(t, "stuck", nil)
	post(t, c.want("addr"))
	c.want("entered")
	c.signal(syscall.SIGTERM)
	c.want("draining")
	c.signal(syscall.SIGTERM)
	c.killed(syscall.SIGTERM)
}

// A program whose main never returns ended by the signal before it used this package, and does so
// afterwards.
func TestSideGoroutineEndsBySignal(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			c := spawn(t, "side", nil)
			dial(t, "tcp", c.want("addr")).roundTrip(t)
			c.signal(sig)
			c.want("returned <nil>")
			c.killed(sig)
		})
	}
}

func TestProgramThatCatchesSignalsLivesOn(t *testing.T) {
	c := spawn(t, "sideNotify", nil)
	result := post(t, c.want("addr"))
	c.want("entered")
	c.signal(syscall.SIGTERM)
	if err := <-result; err != nil {
		t.Error(err)
	}
	c.exited("first terminated", "second terminated")
}

func TestServersDrainTogether(t *testing.T) {
	c := spawn(t, "several", nil)
	addrs := []string{c.want("addr"), c.want("addr")}
	a, b := post(t, addrs[0]), post(t, addrs[1])
	c.want("entered", "entered")
	c.signal(syscall.SIGTERM)
	for _, result := range []chan error{a, b} {
		if err := <-result; err != nil {
			t.Error(err)
		}
	}
	c.want("hook 3", "hook 2", "hook 1")
	lines, state := c.end()
	if !state.Success() || len(lines) != 2 || lines[0] != lines[1] ||
		!strings.Contains(lines[0], "hook 1 failed") || !strings.Contains(lines[0], "panic in shutdown function: hook 3 panicked") {
		t.Errorf("%v: %q", state, lines)
	}
}

func TestOneServerOnTwoListeners(t *testing.T) {
	c := spawn(t, "sameServer", nil)
	addrs := []string{c.want("addr"), c.want("addr")}
	a, b := post(t, addrs[0]), post(t, addrs[1])
	c.want("entered", "entered")
	c.signal(syscall.SIGTERM)
	for _, result := range []chan error{a, b} {
		if err := <-result; err != nil {
			t.Error(err)
		}
	}
	c.exited("returned <nil> <nil>")
}

func TestSignalCompletesHTTP2Requests(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	c := spawn(t, "tls", []string{"CERT=" + certFile, "KEY=" + keyFile})
	addr := c.want("addr")
	client := newClient(t, config)
	result := make(chan string)
	go func() {
		resp, err := client.Post("https://"+addr, "text/plain", strings.NewReader("hi"))
		if err != nil {
			result <- err.Error()
			return
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		client.CloseIdleConnections()
		result <- fmt.Sprint(resp.Proto, " ", string(body), " ", err)
	}()
	c.want("entered")
	c.signal(syscall.SIGTERM)
	if got := <-result; got != "HTTP/2.0 ok <nil>" {
		t.Error(got)
	}
	c.exited("returned <nil>")
}

func TestHangingHookIsBounded(t *testing.T) {
	c := spawn(t, "hangingHook", nil)
	result := post(t, c.want("addr"))
	c.want("entered")
	c.signal(syscall.SIGTERM)
	if err := <-result; err != nil {
		t.Error(err)
	}
	c.exited(
		"returned true httpserve: shutdown function still running: context deadline exceeded",
		"httpserve: 1 shutdown functions not called: context deadline exceeded")
}

func TestForcedBySignal(t *testing.T) {
	c := spawn(t, "forced", nil)
	addr := c.want("addr")
	result := post(t, addr)
	c.want("entered")
	c.signal(syscall.SIGTERM)
	if err := <-result; err == nil {
		t.Error("request of a stuck handler was answered")
	}
	c.exited("returned true httpserve: drain deadline exceeded: 1 connection cut")
}

// A shell starts background jobs, and nohup starts everything, with signals ignored.
func TestIgnoredSignalStaysIgnored(t *testing.T) {
	c := spawnCmd(t, exec.Command("/bin/sh", "-c", `trap '' INT; exec "$0"`, os.Args[0]), "ignored", nil)
	addr := c.want("addr")
	c.want("ignored true")
	result := post(t, addr)
	c.want("entered")
	c.signal(syscall.SIGINT)
	c.signal(syscall.SIGTERM)
	if err := <-result; err != nil {
		t.Error(err)
	}
	c.exited("returned <nil>")
}

func TestSignalsAreReleased(t *testing.T) {
	t.Run("bind error", func(t *testing.T) {
		c := spawn(t, "bindError", []string{"ADDR=" + local(t).Addr().String()})
		c.want("error true true")
		c.signal(syscall.SIGTERM)
		c.killed(syscall.SIGTERM)
	})
	t.Run("program's shutdown", func(t *testing.T) {
		c := spawn(t, "ownShutdown", nil)
		c.want("addr", "closed true")
		c.signal(syscall.SIGTERM)
		c.killed(syscall.SIGTERM)
	})
}

func TestLateServerIsNotServed(t *testing.T) {
	c := spawn(t, "late", nil)
	result := post(t, c.want("addr"))
	c.want("entered")
	c.signal(syscall.SIGTERM)
	if err := <-result; err != nil {
		t.Error(err)
	}
	c.want("addr", "returned <nil>", "addr")
	c.exited("again <nil>", "refused true", "again <nil>")
}

func TestProgramsOwnShutdownOnSignal(t *testing.T) {
	c := spawn(t, "ownShutdownOnSignal", nil)
	addr := c.want("addr")
	conn := dial(t, "tcp", addr)
	if err := conn.send(); err != nil {
		t.Fatal(err)
	}
	c.want("entered")
	c.signal(syscall.SIGTERM)
	if status, _, err := conn.receive(); err != nil || status != http.StatusOK {
		t.Errorf("status %d, %v", status, err)
	}
	c.exited("returned true", "shut down <nil>")
}
