// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stdoutLog is a log that the test reads.
func stdoutLog() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
}

func init() {
	children["upgrade"] = func() {
		opts := []Option{H2C(), UpgradeOn(syscall.SIGHUP, syscall.SIGUSR2), Logger(stdoutLog()), lingering()}
		if d, err := time.ParseDuration(os.Getenv("TIMEOUT")); err == nil {
			opts = append(opts, UpgradeTimeout(d))
		}
		results := make(chan error)
		servers := 0
		ready := make(chan bool)
		serve := func(addr string, opts ...Option) {
			srv := &http.Server{Addr: addr, Handler: okHandler, BaseContext: func(net.Listener) context.Context {
				ready <- true
				return context.Background()
			}}
			go func() { results <- Run(srv, opts...) }()
			<-ready
			servers++
		}
		serve(os.Getenv("ADDR"), opts...)
		if addr := os.Getenv("SHARED"); addr != "" {
			serve(addr, append(opts, ReusePort())...)
		}
		if path := os.Getenv("SOCKET"); path != "" {
			l, err := Listen("unix", path)
			if err != nil {
				panic(err)
			}
			serve("", append(opts, Listener(l))...)
		}
		if addr := os.Getenv("SECURE"); addr != "" {
			serve(addr, append(opts, TLS(os.Getenv("CERT"), os.Getenv("KEY")))...)
		}
		if addr := os.Getenv("WRAPPED"); addr != "" {
			l, err := Listen("tcp", addr)
			if err != nil {
				panic(err)
			}
			if os.Getenv("HIDDEN") != "" {
				l = &hidden{l}
			} else {
				l = tls.NewListener(l, &tls.Config{})
			}
			serve("", append(opts, Listener(l))...)
		}
		say("ready %d", os.Getpid())
		for ; servers > 0; servers-- {
			if err := <-results; err != nil {
				say("returned %v", err)
			}
		}
		say("ended %d", os.Getpid())
	}
}

func init() {
	children["upgradeSide"] = func() {
		go func() {
			srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: okHandler, BaseContext: func(net.Listener) context.Context {
				say("ready %d", os.Getpid())
				return context.Background()
			}}
			say("returned %v", Run(srv, UpgradeOn(syscall.SIGHUP), ExitGrace(0), Logger(stdoutLog())))
		}()
		select {}
	}
}

// freeAddr returns an address that nobody listens on.
func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

const (
	logUpgrade  = `level=INFO msg="httpserve: upgrade"`
	logUpgraded = `level=INFO msg="httpserve: upgraded, this process drains" pid=`
	logFailed   = `level=ERROR msg="httpserve: upgrade failed, this process goes on" error=`
)

// upgrading is a program whose file can be replaced.
type upgrading struct {
	*child
	t    *testing.T
	file string
	addr string
}

// startUpgrading starts a copy of the test binary.
func startUpgrading(t *testing.T, env ...string) *upgrading {
	t.Helper()
	u := &upgrading{t: t, file: filepath.Join(t.TempDir(), "server"), addr: freeAddr(t)}
	u.install("")
	u.child = spawnCmd(t, exec.Command(u.file), "upgrade", append(env, "ADDR="+u.addr))
	for l := u.line(); l != fmt.Sprintf("ready %d", u.cmd.Process.Pid); l = u.line() {
		if !strings.HasPrefix(l, `level=INFO msg="httpserve: listening"`) {
			t.Fatal(l)
		}
	}
	return u
}

// install replaces the program by a shell script, or by the test binary.
func (u *upgrading) install(script string) {
	u.t.Helper()
	temp := u.file + ".new"
	if script != "" {
		if err := os.WriteFile(temp, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			u.t.Fatal(err)
		}
	} else {
		exe, err := os.Executable()
		if err != nil {
			u.t.Fatal(err)
		}
		if err := os.Link(exe, temp); err != nil {
			// Another file system.
			data, err := os.ReadFile(exe)
			if err != nil {
				u.t.Fatal(err)
			}
			if err := os.WriteFile(temp, data, 0o700); err != nil {
				u.t.Fatal(err)
			}
		}
	}
	if err := os.Rename(temp, u.file); err != nil {
		u.t.Fatal(err)
	}
	// Hard links to one file are not renamed onto each other.
	os.Remove(temp)
}

func kill(t *testing.T, pid int, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, sig); err != nil {
		t.Fatal(err)
	}
}

// until reads lines up to one that begins with prefix, and returns the rest of it. Two processes
// write: what comes between is not of interest.
func (c *child) until(prefix string) string {
	c.t.Helper()
	for {
		if l := c.line(); strings.HasPrefix(l, prefix) {
			return strings.TrimPrefix(l, prefix)
		}
	}
}

// upgrade replaces the process pid and returns the number of the new one.
func (u *upgrading) upgrade(pid int, sig syscall.Signal) int {
	u.t.Helper()
	kill(u.t, pid, sig)
	u.until(logUpgrade)
	// The new process says that it is ready, the old one that it knows, in any order.
	seen := make(map[string]string)
	for seen["ready "] == "" || seen["ended "] == "" {
		l := u.line()
		if strings.HasPrefix(l, logFailed) || strings.HasPrefix(l, "returned") {
			u.t.Fatal(l)
		}
		for _, p := range []string{"ready ", "ended ", logUpgraded} {
			if strings.HasPrefix(l, p) {
				seen[p] = strings.TrimPrefix(l, p)
			}
		}
	}
	if seen["ended "] != strconv.Itoa(pid) || seen["ready "] == seen["ended "] || seen[logUpgraded] != seen["ready "] {
		u.t.Fatalf("process %d: %q", pid, seen)
	}
	next, err := strconv.Atoi(seen["ready "])
	if err != nil {
		u.t.Fatal(err)
	}
	return next
}

// finish ends the process pid, which is the last one.
func (u *upgrading) finish(pid int) {
	u.t.Helper()
	kill(u.t, pid, syscall.SIGTERM)
	lines, state := u.end()
	if !state.Success() || len(lines) == 0 || lines[len(lines)-1] != fmt.Sprintf("ended %d", pid) {
		u.t.Errorf("%v: %q", state, lines)
	}
}

// A process that is replaced loses no request, on none of its sockets.
func TestUpgradeLosesNothing(t *testing.T) {
	upgrades, _ := soakRounds(3)
	dir, err := os.MkdirTemp("", "up") // short, as paths of sockets must be
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path, sharedAddr, secureAddr := filepath.Join(dir, "socket"), freeAddr(t), freeAddr(t)
	certFile, keyFile, config := certificate(t)
	systemd, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Net: "unixgram", Name: filepath.Join(dir, "notify")})
	if err != nil {
		t.Fatal(err)
	}
	defer systemd.Close()

	u := startUpgrading(t, "SOCKET="+path, "SHARED="+sharedAddr, "SECURE="+secureAddr, "CERT="+certFile, "KEY="+keyFile,
		"NOTIFY_SOCKET="+systemd.LocalAddr().String())
	l, secure := newLoad(nil), newLoad(config)
	for _, addr := range []string{u.addr, sharedAddr, path} {
		l.start(addr, 1)
	}
	secure.start(secureAddr, 1)
	pid := u.cmd.Process.Pid
	for i := range upgrades {
		l.await(200)
		secure.await(20)
		u.install("")
		pid = u.upgrade(pid, []syscall.Signal{syscall.SIGHUP, syscall.SIGUSR2}[i%2])
		buf := make([]byte, 100)
		if n, err := systemd.Read(buf); string(buf[:n]) != fmt.Sprintf("MAINPID=%d", pid) {
			t.Errorf("systemd is told %q, %v", buf[:n], err)
		}
	}
	l.stop()
	secure.stop()
	l.losesNothing(t, fmt.Sprint(upgrades, " upgrades"))
	secure.losesNothing(t, fmt.Sprint(upgrades, " upgrades, TLS"))
	u.finish(pid)
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket is left behind: %v", err)
	}
}

func TestUpgradeFails(t *testing.T) {
	for _, test := range []struct {
		name, script, want string
		env                []string
	}{
		{"exits", "exit 3", "ended before it served: exit status 3", nil},
		{"no program", "\x00", "", nil}, // the shell's business
		{"hangs", "exec cat >/dev/null", "not ready after 10ms", []string{"TIMEOUT=10ms"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "up")
			if err != nil {
				t.Fatal(err)
			}
			defer os.RemoveAll(dir)
			path := filepath.Join(dir, "socket")
			u := startUpgrading(t, append(test.env, "SOCKET="+path)...)
			u.install(test.script)
			u.signal(syscall.SIGHUP)
			u.want(logUpgrade)
			if got := u.until(logFailed); !strings.Contains(got, test.want) {
				t.Error(got)
			}
			c := dial(t, "tcp", u.addr)
			c.roundTrip(t)
			c.Close()
			c = dial(t, "unix", path)
			c.roundTrip(t)
			c.Close()
			if test.env == nil {
				// The next one may be better.
				u.install("")
				u.finish(u.upgrade(u.cmd.Process.Pid, syscall.SIGHUP))
				return
			}
			u.finish(u.cmd.Process.Pid)
		})
	}
	t.Run("file is gone", func(t *testing.T) {
		u := startUpgrading(t)
		if err := os.Remove(u.file); err != nil {
			t.Fatal(err)
		}
		u.signal(syscall.SIGHUP)
		u.want(logUpgrade, logFailed)
		u.finish(u.cmd.Process.Pid)
	})
	t.Run("hidden socket", func(t *testing.T) {
		u := startUpgrading(t, "WRAPPED="+freeAddr(t), "HIDDEN=1")
		u.signal(syscall.SIGHUP)
		u.want(logUpgrade)
		if got := u.until(logFailed); !strings.Contains(got, "cannot be handed over") {
			t.Error(got)
		}
		u.finish(u.cmd.Process.Pid)
	})
}

// hidden is a listener whose socket cannot be found.
type hidden struct{ l net.Listener }

func (h *hidden) Accept() (net.Conn, error) { return h.l.Accept() }
func (h *hidden) Close() error              { return h.l.Close() }
func (h *hidden) Addr() net.Addr            { return h.l.Addr() }

// The socket beneath a listener of TLS is handed over.
func TestUpgradeOfWrappedListener(t *testing.T) {
	addr := freeAddr(t)
	u := startUpgrading(t, "WRAPPED="+addr)
	pid := u.upgrade(u.cmd.Process.Pid, syscall.SIGHUP)
	dial(t, "tcp", addr)
	u.finish(pid)
}

func TestUpgradeOneAtATime(t *testing.T) {
	u := startUpgrading(t)
	u.install("echo new $$; exec cat >/dev/null")
	u.signal(syscall.SIGHUP)
	u.want(logUpgrade)
	pid, err := strconv.Atoi(u.until("new "))
	if err != nil {
		t.Fatal(err)
	}
	u.signal(syscall.SIGUSR2)
	u.want(`level=WARN msg="httpserve: upgrade ignored, another one is under way"`)
	kill(t, pid, syscall.SIGKILL)
	if got := u.until(logFailed); !strings.Contains(got, "signal: killed") {
		t.Error(got)
	}
	u.install("")
	u.finish(u.upgrade(u.cmd.Process.Pid, syscall.SIGUSR2))
}

// Whoever ends the process does not want a new one.
func TestSignalEndsUpgrade(t *testing.T) {
	u := startUpgrading(t)
	u.install("echo new; exec cat >/dev/null")
	u.signal(syscall.SIGHUP)
	u.want(logUpgrade, "new")
	u.signal(syscall.SIGTERM)
	lines, state := u.end() // of both
	if !state.Success() || len(lines) == 0 {
		t.Errorf("%v: %q", state, lines)
	}
}

// The first signal during the drain of a replaced process finds nothing to do.
func TestSignalAfterUpgrade(t *testing.T) {
	u := startUpgrading(t)
	c := dial(t, "tcp", u.addr)
	if _, err := c.Write([]byte("POST / HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if status, _, err := c.receive(); err != nil || status != http.StatusContinue {
		t.Fatalf("status %d, %v", status, err)
	}
	u.signal(syscall.SIGHUP)
	pid, err := strconv.Atoi(u.until(logUpgraded))
	if err != nil {
		t.Fatal(err)
	}
	u.signal(syscall.SIGTERM)
	u.signal(syscall.SIGHUP)
	u.until(`level=WARN msg="httpserve: upgrade ignored during the drain"`)
	if _, err := c.Write([]byte("hi")); err != nil {
		t.Fatal(err)
	}
	if status, _, err := c.receive(); err != nil || status != http.StatusOK {
		t.Errorf("status %d, %v", status, err)
	}
	c.Close()
	u.until(fmt.Sprintf("ended %d", u.cmd.Process.Pid))
	u.finish(pid)
}

// A program whose main never returns ends all the same.
func TestUpgradeEndsSideGoroutine(t *testing.T) {
	u := &upgrading{t: t, addr: freeAddr(t)}
	u.child = spawn(t, "upgradeSide", []string{"ADDR=" + u.addr})
	u.want("ready")
	u.signal(syscall.SIGHUP)
	pid, err := strconv.Atoi(u.until("ready "))
	if err != nil {
		t.Fatal(err)
	}
	// "returned" may come too late: there is no grace.
	u.until(`level=WARN msg="httpserve: the program goes on after all servers have ended`)
	// The output is complete when both processes have ended.
	kill(t, pid, syscall.SIGKILL)
	u.killed(syscall.SIGTERM)
}

// Who starts a program with nohup means it to survive its terminal, and must learn why it is not upgraded.
func TestUpgradeOnIgnoredSignal(t *testing.T) {
	c := spawnCmd(t, exec.Command("/bin/sh", "-c", `trap '' HUP; exec "$0"`, os.Args[0]), "upgrade", []string{"ADDR=" + freeAddr(t)})
	c.until(`level=WARN msg="httpserve: UpgradeOn has no effect, the process was started with the signal ignored" signal=hangup`)
	c.until("ready ")
	c.signal(syscall.SIGHUP)
	c.signal(syscall.SIGTERM)
	c.until("ended ")
}

func TestFindProgram(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "current")
	if err := os.Symlink(exe, link); err != nil {
		t.Skip(err)
	}
	own := os.Args[0]
	defer func() { os.Args[0] = own }()
	for arg, want := range map[string]string{link: link, "no such program": exe, "/bin/sh": exe} {
		os.Args[0] = arg
		if got, err := findProgram(); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", arg, got, err, want)
		}
	}
}
