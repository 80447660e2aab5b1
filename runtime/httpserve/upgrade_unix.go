// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build unix

package httpserve

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// endWait is how long a new process that is not wanted may drain what it has accepted.
const endWait = 25 * time.Second

// findProgram returns the path by which the program is started again.
func findProgram() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	// os.Executable has followed symbolic links: "current" in the path would be what was current
	// when the process started.
	if name, err := exec.LookPath(os.Args[0]); err == nil {
		if name, err = filepath.Abs(name); err == nil && sameFile(name, exe) {
			return name, nil
		}
	}
	return exe, nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// startNew starts program with the sockets of listeners and waits until it serves them.
func startNew(program string, listeners []net.Listener, cancel <-chan struct{}, timeout time.Duration) (pid int, err error) {
	var fds []int
	defer func() {
		for _, fd := range fds {
			syscall.Close(fd)
		}
	}()
	kinds := ""
	for _, l := range listeners {
		conn, ok := l.(syscall.Conn)
		if !ok {
			return 0, fmt.Errorf("a listener of type %T on %v cannot be handed over", l, l.Addr())
		}
		fd, err := dupListener(conn)
		if err != nil {
			return 0, fmt.Errorf("listener on %v: %w", l.Addr(), err)
		}
		fds = append(fds, fd)
		if isSet(l, "unlink") { // of net.UnixListener
			kinds += string(kindUnlink)
		} else {
			kinds += string(kindServed)
		}
	}
	spares := passed.spares()
	fds = append(fds, spares...)
	kinds += strings.Repeat(string(kindSpare), len(spares))

	r, w, err := os.Pipe()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	// Not os.StartProcess: what takes an os.File may change O_NONBLOCK, see dup.
	files := []uintptr{0, 1, 2, w.Fd()}
	for i := range files[:3] {
		if syscall.Fstat(i, new(syscall.Stat_t)) != nil {
			files[i] = ^uintptr(0) // closed, and stays so
		}
	}
	for _, fd := range fds {
		files = append(files, uintptr(fd))
	}
	pid, err = syscall.ForkExec(program, os.Args, &syscall.ProcAttr{
		Env:   append(os.Environ(), upgradeEnv+"="+kinds),
		Files: files,
	})
	w.Close()
	if err != nil {
		return 0, fmt.Errorf("start %s: %w", program, err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		return 0, err
	}
	exited := make(chan string, 1)
	go func() {
		state, err := process.Wait()
		if err != nil {
			exited <- err.Error()
		} else {
			exited <- state.String()
		}
	}()
	if err := awaitReady(r, exited, cancel, timeout); err != nil {
		process.Signal(syscall.SIGTERM)
		select {
		case <-exited:
		case <-cancel:
		case <-time.After(endWait):
			process.Kill()
		}
		return 0, fmt.Errorf("new process %d: %w", pid, err)
	}
	notify("MAINPID=" + strconv.Itoa(pid))
	return pid, nil
}

// awaitReady waits until the new process says on r that it serves.
func awaitReady(r *os.File, exited chan string, cancel <-chan struct{}, timeout time.Duration) error {
	said := make(chan bool, 1)
	go func() {
		n, _ := r.Read(make([]byte, 1))
		said <- n == 1
	}()
	var expired <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		expired = t.C
	}
	for {
		select {
		case state := <-exited:
			exited <- state
			return errors.New("ended before it served: " + state)
		case ok := <-said:
			if ok {
				select {
				case state := <-exited:
					exited <- state
					return errors.New("ended: " + state)
				default:
					return nil
				}
			}
			said = nil // it ends: wait for its status
		case <-cancel:
			return errors.New("this process drains")
		case <-expired:
			return fmt.Errorf("not ready after %v", timeout)
		}
	}
}

// notify tells systemd, see sd_notify(3). It does nothing if there is nobody to tell.
func notify(state string) {
	addr := os.Getenv("NOTIFY_SOCKET")
	if addr == "" {
		return
	}
	if c, err := net.Dial("unixgram", addr); err == nil {
		c.Write([]byte(state))
		c.Close()
	}
}
