// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

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
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func init() {
	children["share"] = func() {
		srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: whoHandler, BaseContext: func(l net.Listener) context.Context {
			say("ready %s", l.Addr())
			return context.Background()
		}}
		say("returned %v", Run(srv, ReusePort(), H2C(), lingering()))
	}
	// A process that cannot ask at the door, which the test holds.
	children["shareWithoutDoor"] = func() {
		peerOf = func(*net.UnixConn) (*syscall.Ucred, error) { return nil, errors.New("no door") }
		if os.Getenv("HEARING") != "" {
			stopHearing = func(*net.TCPListener) error { return errors.New("left as it is") }
		}
		srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: okHandler, BaseContext: func(l net.Listener) context.Context {
			say("ready %s", l.Addr())
			return context.Background()
		}}
		say("returned %v", Run(srv, ReusePort(), H2C(), lingering()))
	}
	children["shareError"] = func() {
		err := Run(&http.Server{Addr: os.Getenv("ADDR"), Handler: okHandler}, ReusePort())
		var op *net.OpError
		say("error %t %t", errors.As(err, &op), errors.Is(err, syscall.EADDRINUSE))
	}
	children["foreignReusePort"] = func() {
		l, err := bind(os.Getenv("ADDR"), func(_, _ string, c syscall.RawConn) error { return reusePort(c) })
		if err != nil {
			panic(err)
		}
		say("ready %s", l.Addr())
		select {}
	}
	// A sibling that never answers.
	children["halfHandOver"] = func() {
		l, err := bindExclusive("127.0.0.1:0")
		if err != nil {
			panic(err)
		}
		id, err := identify(l.Addr().(*net.TCPAddr))
		if err != nil {
			panic(err)
		}
		door, err := openDoor(id)
		if err != nil {
			panic(err)
		}
		say("ready %s", l.Addr())
		c, err := door.AcceptUnix()
		if err != nil {
			panic(err)
		}
		n, err := c.Read(make([]byte, doorMax))
		say("asked %d %v", n, err)
		select {}
	}
}

// whoHandler tells which process answers.
var whoHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	w.Header().Set("Pid", strconv.Itoa(os.Getpid()))
	io.WriteString(w, "ok")
})

// shared starts a process that shares addr and returns the address it listens on.
func shared(t *testing.T, addr string) (*child, string) {
	t.Helper()
	c := spawn(t, "share", []string{"ADDR=" + addr})
	return c, c.want("ready")
}

func (c *child) terminate() {
	c.t.Helper()
	c.signal(syscall.SIGTERM)
	c.exited("returned <nil>")
}

// once sends a request on a connection of its own, for which nobody has to linger.
func once(t *testing.T, addr string) {
	t.Helper()
	c := dial(t, "tcp", addr)
	c.roundTrip(t)
	c.Close()
}

// logs returns what the child, which has ended, has logged.
func (c *child) logs() string { return c.stderr.String() }

func TestReusePort(t *testing.T) {
	a, addr := shared(t, "127.0.0.1:0")
	b, other := shared(t, addr)
	if other != addr {
		t.Fatalf("%s is not %s", other, addr)
	}
	// Neither a program that does not ask for it nor one that uses SO_REUSEPORT gets in.
	c := spawn(t, "bindError", []string{"ADDR=" + addr})
	c.want("error true true")
	if l, err := bind(addr, func(_, _ string, c syscall.RawConn) error { return reusePort(c) }); !errors.Is(err, syscall.EADDRINUSE) {
		l.Close()
		t.Errorf("%v, want address already in use", err)
	}
	// Both accept.
	for seen := map[string]bool{}; len(seen) < 2; {
		resp, err := http.Post("http://"+addr, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		http.DefaultClient.CloseIdleConnections()
		seen[resp.Header.Get("Pid")] = true
	}
	// Any order of leaving, and joining who is left.
	a.terminate()
	d, _ := shared(t, addr)
	b.terminate()
	once(t, addr)
	d.terminate()
	if want := fmt.Sprintf("shared_with_pid=%d", a.cmd.Process.Pid); !strings.Contains(b.logs(), want) {
		t.Errorf("log has no %q: %s", want, b.logs())
	}
	if want := fmt.Sprintf("shared_with_pid=%d", b.cmd.Process.Pid); !strings.Contains(d.logs(), want) {
		t.Errorf("log has no %q: %s", want, d.logs())
	}
	if l, err := bindExclusive(addr); err != nil {
		t.Error(err)
	} else {
		l.Close()
	}
}

// Processes that start at the same time agree on one socket.
func TestSharersStartTogether(t *testing.T) {
	addr := freeAddr(t)
	var all []*child
	for range 4 {
		all = append(all, spawn(t, "share", []string{"ADDR=" + addr}))
	}
	for _, c := range all {
		c.want("ready")
	}
	for _, c := range all {
		c.terminate()
	}
	alone := 0
	for _, c := range all {
		if !strings.Contains(c.logs(), "shared_with_pid") {
			alone++
		}
	}
	if alone != 1 {
		t.Errorf("%d processes have bound the port, want 1", alone)
	}
}

// Whether the newcomer is quick enough to get the socket or not, it gets the port.
func TestSharersCross(t *testing.T) {
	current, addr := shared(t, "127.0.0.1:0")
	for i := range 10 {
		next := spawn(t, "share", []string{"ADDR=" + addr})
		if i%2 == 0 {
			current.signal(syscall.SIGTERM)
			current.exited("returned <nil>")
		} else {
			current.signal(syscall.SIGKILL)
			current.killed(syscall.SIGKILL)
		}
		next.want("ready")
		once(t, addr)
		current = next
	}
	current.terminate()
}

// No request is lost while the number of processes goes up and down, whoever leaves first.
func TestSharersComeAndGo(t *testing.T) {
	rounds, _ := soakRounds(2)
	first, addr := shared(t, "127.0.0.1:0")
	l := newLoad(nil)
	l.start(addr, 2)
	running := []*child{first}
	processes := 1
	for round := range rounds {
		for len(running) < 4 {
			c, _ := shared(t, addr)
			running = append(running, c)
			processes++
			l.await(100)
		}
		for len(running) > 1 {
			i := 0 // the oldest
			if round%2 == 1 {
				i = len(running) - 1
			}
			running[i].terminate()
			running = append(running[:i], running[i+1:]...)
			l.await(100)
		}
	}
	l.stop()
	running[0].terminate()
	l.losesNothing(t, fmt.Sprint(processes, " processes"))
}

// A rolling restart: the new process is ready, then the old one leaves.
func TestSharedRestartLosesNothing(t *testing.T) {
	restarts, soak := soakRounds(3)
	clients := 2
	if soak {
		clients = 4
	}
	current, addr := shared(t, "127.0.0.1:0")
	l := newLoad(nil)
	l.start(addr, clients)
	for range restarts {
		l.await(200)
		next, _ := shared(t, addr)
		current.terminate()
		current = next
	}
	l.stop()
	current.terminate()
	l.losesNothing(t, fmt.Sprint(restarts, " restarts"))
}

// The same where every process has a socket of its own: who leaves resets no connection that is on its way in.
func TestRestartWithoutDoorLosesNothing(t *testing.T) {
	restarts, soak := soakRounds(3)
	run := func(env ...string) *load {
		addr := strings.Replace(local(t).Addr().String(), "127.0.0.1", "127.0.0.3", 1) // nobody has it
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		id, err := identify(tcp)
		if err != nil {
			t.Fatal(err)
		}
		door, err := openDoor(id)
		if err != nil {
			t.Fatal(err)
		}
		defer door.Close()
		begin := func() *child {
			c := spawn(t, "shareWithoutDoor", append(env, "ADDR="+addr))
			c.want("ready")
			return c
		}
		current := begin()
		l := newLoad(nil)
		l.start(addr, 16, perRequest)
		l.start(addr, 2, keptAlive, thinking)
		if soak {
			// An idle connection of HTTP/2 stays for the linger, which is long in the short form.
			l.start(addr, 2, oneStream, someStreams)
		}
		for range restarts {
			// Who was ignored by the process that left is not to be missing when the next one leaves.
			l.awaitEach(5)
			next := begin()
			current.terminate()
			current = next
		}
		l.stop()
		current.terminate()
		return l
	}
	run().losesNothing(t, fmt.Sprint(restarts, " restarts"))
	if soak {
		run("HEARING=yes").loses(t, fmt.Sprint(restarts, " restarts that hear new handshakes to the end"), perRequest)
	}
}

func TestSiblingKilledWhileHandingOver(t *testing.T) {
	half := spawn(t, "halfHandOver", nil)
	addr := half.want("ready")
	c := spawn(t, "share", []string{"ADDR=" + addr})
	half.want("asked")
	half.signal(syscall.SIGKILL)
	half.killed(syscall.SIGKILL)
	c.want("ready")
	once(t, addr)
	c.terminate()
	if strings.Contains(c.logs(), "SO_REUSEPORT") {
		t.Errorf("the port was not bound as usual: %s", c.logs())
	}
}

// A sibling that is killed is not missed by the others, even the first one.
func TestSiblingKilled(t *testing.T) {
	a, addr := shared(t, "127.0.0.1:0")
	b, _ := shared(t, addr)
	a.signal(syscall.SIGKILL)
	a.killed(syscall.SIGKILL)
	c, _ := shared(t, addr)
	b.terminate()
	c.terminate()
	if want := fmt.Sprintf("shared_with_pid=%d", b.cmd.Process.Pid); !strings.Contains(c.logs(), want) {
		t.Errorf("log has no %q: %s", want, c.logs())
	}
}

// A sibling that does not answer keeps its port.
func TestSiblingStopped(t *testing.T) {
	t.Parallel() // it waits for the answer
	a, addr := shared(t, "127.0.0.1:0")
	a.signal(syscall.SIGSTOP)
	b := spawn(t, "shareError", []string{"ADDR=" + addr})
	b.exited("error true true")
	a.signal(syscall.SIGCONT)
	c, _ := shared(t, addr)
	a.terminate()
	c.terminate()
}

// A socket of systemd can be shared as well.
func TestShareInheritedSocket(t *testing.T) {
	l := local(t)
	addr := l.Addr().String()
	file := socketFile(t, l.(*net.TCPListener))
	l.Close()
	a := activated(t, "share", []string{"ADDR=" + addr, "LISTEN_FDS=1"}, file)
	a.want("ready")
	file.Close()
	b, _ := shared(t, addr)
	a.terminate()
	once(t, addr)
	b.terminate()
	if want := fmt.Sprintf("shared_with_pid=%d", a.cmd.Process.Pid); !strings.Contains(b.logs(), want) {
		t.Errorf("log has no %q: %s", want, b.logs())
	}
	if !strings.Contains(a.logs(), "inherited=true") {
		t.Errorf("log does not tell where the socket comes from: %s", a.logs())
	}
}

// A sibling whose drain has begun still gives the socket away.
func TestSiblingDraining(t *testing.T) {
	addr := freeAddr(t)
	ctx, cancel := context.WithCancel(context.Background())
	entered, release := make(chan struct{}), make(chan struct{})
	serving := make(chan struct{})
	srv := &http.Server{Addr: addr, BaseContext: func(net.Listener) context.Context {
		close(serving)
		return context.Background()
	}, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-release
	})}
	result := make(chan error, 1)
	log := new(lockedBuffer)
	go func() {
		result <- RunContext(ctx, srv, ReusePort(), DrainDelay(time.Hour), Logger(log.logger()))
	}()
	<-serving
	answer := post(t, addr)
	<-entered
	cancel() // DrainDelay: it holds the socket
	c, _ := shared(t, addr)
	close(release)
	if err := <-answer; err != nil {
		t.Error(err)
	}
	srv.Close()
	<-result
	once(t, addr)
	c.terminate()
	if want := fmt.Sprintf("shared_with_pid=%d", os.Getpid()); !strings.Contains(c.logs(), want) {
		t.Errorf("log has no %q: %s", want, c.logs())
	}
}

// The port of a foreign program is in use, whatever options its socket has.
func TestForeignPort(t *testing.T) {
	t.Run("plain", func(t *testing.T) {
		c := spawn(t, "shareError", []string{"ADDR=" + local(t).Addr().String()})
		c.exited("error true true")
	})
	t.Run("SO_REUSEPORT", func(t *testing.T) {
		foreign := spawnCmd(t, exec.Command(otherProgram(t)), "foreignReusePort", []string{"ADDR=127.0.0.1:0"})
		addr := foreign.want("ready")
		c := spawn(t, "shareError", []string{"ADDR=" + addr})
		c.exited("error true true")
	})
	// The same program, without a door: a version of it that shares in another way.
	t.Run("same program", func(t *testing.T) {
		old := spawn(t, "foreignReusePort", []string{"ADDR=127.0.0.1:0"})
		addr := old.want("ready")
		a, _ := shared(t, addr)
		b, _ := shared(t, addr)
		old.signal(syscall.SIGKILL)
		old.killed(syscall.SIGKILL)
		once(t, addr)
		a.terminate()
		once(t, addr)
		b.terminate()
	})
}

// otherProgram is the test binary under another name.
func otherProgram(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "other")
	if err := os.WriteFile(name, data, 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}

// portered is a door in the test.
func portered(t *testing.T) (identity, *net.TCPListener) {
	t.Helper()
	l, err := bindExclusive("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	id, err := identify(l.Addr().(*net.TCPAddr))
	if err != nil {
		t.Fatal(err)
	}
	door, err := openDoor(id)
	if err != nil {
		t.Fatal(err)
	}
	p := newPorter(id, l, door)
	t.Cleanup(func() {
		l.Close()
		p.close()
	})
	return id, l
}

func visit(t *testing.T, id identity) *net.UnixConn {
	t.Helper()
	c, err := net.Dial("unixpacket", id.door())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c.(*net.UnixConn)
}

func TestGarbageAtTheDoor(t *testing.T) {
	id, _ := portered(t)
	other := id
	other.addr = "127.0.0.1:1"
	for name, say := range map[string]string{
		"garbage":       "GET / HTTP/1.1\r\n\r\n",
		"long":          id.String() + strings.Repeat("x", 4*doorMax),
		"other address": other.String(),
		"other version": strings.Replace(id.String(), "httpserve 1", "httpserve 0", 1),
		"binary":        "\x00\xff\x00\xff",
	} {
		t.Run(name, func(t *testing.T) {
			c := visit(t, id)
			if _, err := c.Write([]byte(say)); err != nil {
				t.Fatal(err)
			}
			oob := make([]byte, syscall.CmsgSpace(16))
			// The connection may be reset, since not everything has been read.
			if n, oobn, _, _, err := c.ReadMsgUnix(make([]byte, 64), oob); n != 0 || oobn != 0 {
				t.Errorf("got %d bytes and %d of control data, %v", n, oobn, err)
			}
		})
	}
	t.Run("silence", func(t *testing.T) {
		var silent []*net.UnixConn
		for range 2 * doorLimit {
			silent = append(silent, visit(t, id))
		}
		for _, c := range silent {
			if n, _ := c.Read(make([]byte, 64)); n != 0 {
				t.Error("answered without a question")
			}
		}
	})
	g, err := ask(id)
	if err != nil {
		t.Fatal(err)
	}
	g.listener.Close()
	g.door.Close()
}

// Whoever is behind the door may not be a sibling.
func TestGarbageBehindTheDoor(t *testing.T) {
	id, err := identify(local(t).Addr().(*net.TCPAddr))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tcp, err := local(t).(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	null, other := int(file.Fd()), int(tcp.Fd())
	for name, answer := range map[string]struct {
		say string
		fds []int
	}{
		"garbage":          {"HTTP/1.1 200 OK", nil},
		"nothing given":    {"ok 1", nil},
		"too few":          {"ok 1", []int{other}},
		"too many":         {"ok 1", []int{other, other, other}},
		"no sockets":       {"ok 1", []int{null, null}},
		"one socket":       {"ok 1", []int{other, null}},
		"other sockets":    {"ok 1", []int{other, other}},
		"not a process":    {"ok x", []int{other, other}},
		"only descriptors": {"", []int{other, other}},
	} {
		t.Run(name, func(t *testing.T) {
			door, err := openDoor(id)
			if err != nil {
				t.Fatal(err)
			}
			defer door.Close()
			go func() {
				c, err := door.AcceptUnix()
				if err != nil {
					return
				}
				defer c.Close()
				c.Read(make([]byte, doorMax))
				var oob []byte
				if answer.fds != nil {
					oob = syscall.UnixRights(answer.fds...)
				}
				c.WriteMsgUnix([]byte(answer.say), oob, nil)
			}()
			before := openFiles(t)
			if g, err := ask(id); err == nil || err == errGone || err == errNobody {
				t.Errorf("%v, %v", g, err)
			}
			door.Close()
			if after := openFiles(t); after > before+1 { // the other side may not be closed yet
				t.Errorf("%d open files, were %d", after, before)
			}
		})
	}
}

func openFiles(t *testing.T) int {
	t.Helper()
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	return len(fds)
}

// stranger starts a process that is no sibling: a copy of the program by another name, or of another user.
func stranger(t *testing.T, name string, uid int, id identity, env ...string) *child {
	t.Helper()
	dir, err := os.MkdirTemp("", "stranger") // which other users may enter, unlike that of t.TempDir
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(exe)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, name)
	for _, err := range []error{os.WriteFile(file, data, 0o755), os.Chmod(file, 0o755), os.Chmod(dir, 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(file)
	if uid != os.Geteuid() {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}}
		cmd.Dir = dir
	}
	return spawnCmd(t, cmd, "stranger", append(env, "UID="+strconv.Itoa(id.uid), "PROGRAM="+id.program, "ADDR="+id.addr))
}

func init() {
	children["stranger"] = func() {
		uid, _ := strconv.Atoi(os.Getenv("UID"))
		id := identity{uid, os.Getenv("PROGRAM"), os.Getenv("ADDR")}
		if os.Getenv("BEHIND") == "" {
			c, err := net.Dial("unixpacket", id.door())
			if err != nil {
				panic(err)
			}
			io.WriteString(c, id.String())
			n, _ := c.Read(make([]byte, doorMax))
			say("got %d", n)
			return
		}
		// It says what a sibling says.
		l, err := bindExclusive(id.addr)
		if err != nil {
			panic(err)
		}
		door, err := openDoor(id)
		if err != nil {
			panic(err)
		}
		peerOf = func(*net.UnixConn) (*syscall.Ucred, error) { return &syscall.Ucred{Pid: -1, Uid: uint32(id.uid)}, nil }
		newPorter(id, l, door)
		say("ready")
		select {}
	}
}

// Whoever runs another program, or belongs to another user, is no sibling, whatever it says.
func TestStrangers(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []struct {
		what, name string
		uid        int
		refusal    string
	}{
		{"another program", "stranger", os.Geteuid(), "runs another program"},
		{"another user", filepath.Base(exe), 4711, "belongs to user 4711"},
	} {
		t.Run(who.what, func(t *testing.T) {
			if who.uid != os.Geteuid() && os.Geteuid() != 0 {
				t.Skip("only root can start processes of another user")
			}
			id, _ := portered(t)
			stranger(t, who.name, who.uid, id).exited("got 0")

			id, err := identify(local(t).Addr().(*net.TCPAddr))
			if err != nil {
				t.Fatal(err)
			}
			id.addr = strings.Replace(id.addr, "127.0.0.1", "127.0.0.4", 1) // nobody has it
			stranger(t, who.name, who.uid, id, "BEHIND=yes").want("ready")
			if _, err := ask(id); err == nil || !strings.Contains(err.Error(), who.refusal) {
				t.Errorf("asked a stranger: %v", err)
			}
			log := new(lockedBuffer)
			if _, err := listenShared(id.addr, newConfig([]Option{Logger(log.logger())})); !errors.Is(err, syscall.EADDRINUSE) {
				t.Errorf("%v, want address already in use", err)
			}
		})
	}
}

// Without the door, siblings share by SO_REUSEPORT, and foreign programs do not get in between.
func TestShareWithoutDoor(t *testing.T) {
	own := peerOf
	defer func() { peerOf = own }()
	peerOf = func(*net.UnixConn) (*syscall.Ucred, error) { return nil, errors.New("no door") }
	log := new(lockedBuffer)
	cfg := newConfig([]Option{Logger(log.logger())})
	id, err := identify(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: local(t).Addr().(*net.TCPAddr).Port})
	if err != nil {
		t.Fatal(err)
	}
	// The address is that of another address family, so that it is free.
	addr := strings.Replace(id.addr, "127.0.0.1", "127.0.0.2", 1)
	id.addr = addr
	door, err := openDoor(id)
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	a, err := listenShared(addr, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := listenShared(addr, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if migrates := isOne("/proc/sys/net/ipv4/tcp_migrate_req"); migrates != (a.deafen == nil) || migrates != (b.deafen == nil) {
		t.Errorf("the kernel moves connections: %t, and who leaves does not care for them: %t", migrates, a.deafen == nil)
	}
	if n := strings.Count(log.String(), "listening with SO_REUSEPORT"); n != 2 {
		t.Errorf("logged %d times: %s", n, log)
	}
}

// A deaf socket begins no handshake, and completes what has begun.
func TestDeafen(t *testing.T) {
	for _, addr := range []string{"127.0.0.1:0", "[::1]:0"} {
		t.Run(addr, func(t *testing.T) {
			l, err := bindExclusive(addr)
			if err != nil {
				t.Skip(err) // no IPv6
			}
			defer l.Close()
			early := dial(t, "tcp", l.Addr().String())
			if err := deafen(l); err != nil {
				t.Fatal(err)
			}
			late := net.Dialer{Timeout: 100 * time.Millisecond}
			var timeout net.Error
			if _, err := late.Dial("tcp", l.Addr().String()); !errors.As(err, &timeout) || !timeout.Timeout() {
				t.Errorf("a new connection: %v", err)
			}
			c, err := l.Accept()
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			io.WriteString(early, "x")
			if n, err := c.Read(make([]byte, 2)); n != 1 || err != nil {
				t.Errorf("%d bytes, %v", n, err)
			}
			// The connection has the filter of the socket, which leaves it alone.
			io.WriteString(c, "y")
			c.(*net.TCPConn).CloseWrite()
			if b, err := io.ReadAll(early); string(b) != "y" || err != nil {
				t.Errorf("%q, %v", b, err)
			}
		})
	}
}

func TestHolders(t *testing.T) {
	const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1001        0 4712 1 0000000000000000 100 0 0 10 0
   2: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0000000000000000 100 0 0 10 0
`
	sockets := make(map[string]bool)
	if !holders(table, 8080, 1000, sockets) || len(sockets) != 1 || !sockets["socket:[4711]"] {
		t.Errorf("%v", sockets)
	}
	if holders(table, 80, 1000, sockets) {
		t.Error("port of another user")
	}
}

func TestIsOne(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if isOne(file) {
		t.Error("there is no file")
	}
	for content, want := range map[string]bool{"1\n": true, "0\n": false, "": false} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := isOne(file); got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
}
