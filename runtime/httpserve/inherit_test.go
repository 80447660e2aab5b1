// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// activated starts a child as systemd does: with sockets and their environment.
func activated(t *testing.T, name string, env []string, files ...*os.File) *child {
	t.Helper()
	// $$ is the number of the process after exec too.
	cmd := exec.Command("/bin/sh", "-c", `LISTEN_PID=$$ exec "$0"`, os.Args[0])
	return spawnCmd(t, cmd, name, env, files...)
}

func init() {
	children["activated"] = func() {
		srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: okHandler, BaseContext: func(l net.Listener) context.Context {
			_, pid := os.LookupEnv("LISTEN_PID")
			_, fds := os.LookupEnv("LISTEN_FDS")
			_, names := os.LookupEnv("LISTEN_FDNAMES")
			say("ready %s %t %t %t", l.Addr(), pid, fds, names)
			return context.Background()
		}}
		say("returned %v", Run(srv))
	}
	children["listens"] = func() {
		for _, addr := range strings.Split(os.Getenv("ADDRS"), " ") {
			network, addr, _ := strings.Cut(addr, "!")
			l, err := Listen(network, addr)
			if err != nil {
				say("error %v", err)
				continue
			}
			say("listener %T %s", l, l.Addr())
		}
		// What is left is not for those that this process starts.
		out, err := exec.Command("/bin/sh", "-c", `for fd in 3 4 5; do (: <&$fd) 2>/dev/null && echo $fd; done; env | grep -c ^LISTEN_`).Output()
		say("child %q %v", out, err)
	}
}

// socketFile returns a descriptor of l for a child.
func socketFile(t *testing.T, l interface{ File() (*os.File, error) }) *os.File {
	t.Helper()
	f, err := l.File()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestRunServesInheritedSocket(t *testing.T) {
	l := local(t)
	addr := l.Addr().String()
	file := socketFile(t, l.(*net.TCPListener))
	l.Close()
	c := activated(t, "activated", []string{"ADDR=" + addr, "LISTEN_FDS=1", "LISTEN_FDNAMES=web"}, file)
	if got := c.want("ready"); got != addr+" false false false" {
		t.Error(got)
	}
	conn := dial(t, "tcp", addr)
	conn.roundTrip(t)
	conn.Close()
	c.signal(syscall.SIGTERM)
	c.exited("returned <nil>")
	// The socket is the supervisor's: it is still there.
	conn = dial(t, "tcp", addr)
	if err := conn.send(); err != nil {
		t.Fatal(err)
	}
	c = activated(t, "activated", []string{"ADDR=" + addr, "LISTEN_FDS=1"}, file)
	if status, _, err := conn.receive(); err != nil || status != http.StatusOK {
		t.Errorf("status %d, %v", status, err)
	}
	conn.Close()
	c.want("ready")
	c.signal(syscall.SIGTERM)
	c.exited("returned <nil>")
}

func TestListenMatchesSockets(t *testing.T) {
	a, b := local(t), local(t)
	path := filepath.Join(t.TempDir(), "socket")
	u, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer u.Close()
	files := []*os.File{socketFile(t, a.(*net.TCPListener)), socketFile(t, b.(*net.TCPListener)), socketFile(t, u.(*net.UnixListener))}
	aAddr, bAddr := a.Addr().String(), b.Addr().String()
	_, aPort, _ := net.SplitHostPort(aAddr)
	inUse := "address already in use"

	t.Run("in any order", func(t *testing.T) {
		c := activated(t, "listens", []string{"LISTEN_FDS=3", "ADDRS=tcp!" + bAddr + " unix!" + path + " tcp4!:" + aPort}, files...)
		c.exited("listener *net.TCPListener "+bAddr, "listener *net.UnixListener "+path, "listener *net.TCPListener "+aAddr, `child "0\n" exit status 1`)
	})
	t.Run("once", func(t *testing.T) {
		c := activated(t, "listens", []string{"LISTEN_FDS=2", "ADDRS=tcp!" + aAddr + " tcp!" + aAddr}, files...)
		c.want("listener *net.TCPListener "+aAddr, "error listen tcp "+aAddr+": bind: "+inUse)
	})
	t.Run("other host or network", func(t *testing.T) {
		c := activated(t, "listens", []string{"LISTEN_FDS=3", "ADDRS=tcp6!:" + aPort + " tcp!127.0.0.1:0 unixpacket!" + path}, files...)
		if l := c.line(); l == "listener *net.TCPListener "+aAddr {
			t.Error(l)
		}
		if l := c.line(); !strings.HasPrefix(l, "listener *net.TCPListener 127.0.0.1:") || l == "listener *net.TCPListener "+aAddr {
			t.Error(l)
		}
		c.want("error listen unixpacket " + path)
	})
	t.Run("of another process", func(t *testing.T) {
		c := spawn(t, "listens", []string{"LISTEN_PID=1", "LISTEN_FDS=3", "ADDRS=tcp!" + aAddr}, files...)
		c.want("error listen tcp "+aAddr+": bind: "+inUse, "child")
	})
	t.Run("nonsense", func(t *testing.T) {
		for _, n := range []string{"x", "-1", "999999999", ""} {
			c := activated(t, "listens", []string{"LISTEN_FDS=" + n, "ADDRS=tcp!" + aAddr})
			c.want("error listen tcp "+aAddr+": bind: "+inUse, "child")
		}
	})
	t.Run("not sockets", func(t *testing.T) {
		null, err := os.Open(os.DevNull)
		if err != nil {
			t.Fatal(err)
		}
		defer null.Close()
		conn, err := net.Dial("tcp", aAddr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		c := activated(t, "listens", []string{"LISTEN_FDS=3", "ADDRS=tcp!" + aAddr + " tcp!" + conn.LocalAddr().String()},
			null, socketFile(t, conn.(*net.TCPConn)), files[0])
		c.want("listener *net.TCPListener "+aAddr, "error listen tcp "+conn.LocalAddr().String())
	})
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		network, have, want string
		fit                 int
	}{
		{"tcp", "127.0.0.1:80", "127.0.0.1:80", 2},
		{"tcp", "127.0.0.1:80", "127.0.0.1:81", 0},
		{"tcp", "127.0.0.1:80", "127.0.0.2:80", 0},
		{"tcp", "127.0.0.1:80", ":80", 1},
		{"tcp", "[::1]:80", ":80", 1},
		{"tcp", "[::]:80", ":80", 2},
		{"tcp", "[::]:80", "0.0.0.0:80", 2},
		{"tcp", "0.0.0.0:80", ":80", 2},
		{"tcp", "[::]:80", "127.0.0.1:80", 0},
		{"tcp4", "[::]:80", ":80", 0},
		{"tcp4", "0.0.0.0:80", ":80", 2},
		{"tcp6", "0.0.0.0:80", ":80", 0},
		{"tcp6", "[::]:80", ":80", 2},
		{"tcp", "[fe80::1%lo]:80", "[fe80::1%lo]:80", 2},
		{"tcp", "[fe80::1%lo]:80", "[fe80::1%eth0]:80", 0},
		{"tcp", "127.0.0.1:80", "127.0.0.1:0", 0},
	} {
		have, err := net.ResolveTCPAddr("tcp", test.have)
		if err != nil {
			t.Fatal(err)
		}
		want, err := net.ResolveTCPAddr("tcp", test.want)
		if err != nil {
			t.Fatal(err)
		}
		if got := fit(test.network, have, want); got != test.fit {
			t.Errorf("%s: have %s, want %s: %d, not %d", test.network, test.have, test.want, got, test.fit)
		}
	}
}
