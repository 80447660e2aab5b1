//go:build unix

package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// patience bounds everything that a trial waits for; a trial that works takes a small part of it.
const patience = 15 * time.Second

// process is a program that runs.
type process struct {
	cmd    *exec.Cmd
	stdin  *os.File
	exited chan struct{} // closed when it has ended and its output is read

	mu    sync.Mutex
	lines []string
	more  chan struct{} // closed at the next line
}

func start(binary, dir string, args, env []string) (*process, error) {
	out, outW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	in, inW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	p := &process{cmd: exec.Command(binary, args...), stdin: inW, exited: make(chan struct{}), more: make(chan struct{})}
	p.cmd.Dir, p.cmd.Env = dir, append(os.Environ(), env...)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = in, outW, outW
	err = p.cmd.Start()
	outW.Close()
	in.Close()
	if err != nil {
		return nil, err
	}
	killer := time.AfterFunc(4*patience, func() { p.cmd.Process.Kill() })
	go func() {
		for s := bufio.NewScanner(out); s.Scan(); {
			p.mu.Lock()
			p.lines = append(p.lines, s.Text())
			close(p.more)
			p.more = make(chan struct{})
			p.mu.Unlock()
		}
		out.Close()
		p.cmd.Wait()
		killer.Stop()
		close(p.exited)
	}()
	return p, nil
}

// end kills the process if it still runs, and waits for its end.
func (p *process) end() {
	p.cmd.Process.Kill()
	<-p.exited
	p.stdin.Close()
}

// output returns what the program has printed, and a channel that is closed when there is more.
func (p *process) output() ([]string, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.lines), p.more
}

func (p *process) said(text string) int {
	lines, _ := p.output()
	n := 0
	for _, line := range lines {
		if strings.Contains(line, text) {
			n++
		}
	}
	return n
}

// hears waits until n lines with the text are printed.
func (p *process) hears(text string, n int) error {
	end := time.After(patience)
	for {
		_, more := p.output()
		if p.said(text) >= n {
			return nil
		}
		select {
		case <-more:
		case <-p.exited:
			if p.said(text) >= n {
				return nil
			}
			return fmt.Errorf("it ends before it says %q", text)
		case <-end:
			return fmt.Errorf("it does not say %q", text)
		}
	}
}

// reacts waits until the program has ended, says the line, or refuses connections on all addresses. That it does not
// within some seconds is seen later: it does not end either, or not because of the signal.
func (p *process) reacts(line string, addrs []string) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	end := time.After(patience / 3)
	for {
		if line != "" && p.said(line) > 0 || !slices.ContainsFunc(addrs, accepts) {
			return
		}
		select {
		case <-p.exited:
			return
		case <-tick.C:
		case <-end:
			return
		}
	}
}

func accepts(addr string) bool {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return false
	}
	conn.Close()
	return true
}

// ends waits for the end and says how it was, and how long it took.
func (p *process) ends() (string, time.Duration) {
	since := time.Now()
	select {
	case <-p.exited:
		return p.status(), time.Since(since)
	case <-time.After(patience):
		return "hangs", patience
	}
}

func (p *process) status() string {
	status := p.cmd.ProcessState.Sys().(syscall.WaitStatus)
	if status.Signaled() {
		return "killed"
	}
	return fmt.Sprintf("exit %d", status.ExitStatus())
}
