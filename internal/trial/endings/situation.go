//go:build unix

package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/srvfix/srvfix/internal/trial"
)

// outcome is how a program took a situation.
type outcome struct {
	end     string        // one of ends, or "hangs"
	order   string        // "answered", "lost", or "" without an order
	cleanup string        // "cleaned", "not cleaned"
	took    time.Duration // from the signal, or the last answer, to the end
	odd     string        // a line that no program should print
}

func (o outcome) String() string {
	text := o.end
	if o.took > slow {
		text += fmt.Sprintf(" after %.0fs", o.took.Seconds())
	}
	for _, s := range []string{o.order, o.cleanup} {
		if s != "" {
			text += ", " + s
		}
	}
	return text
}

// oddities are what a program prints when it was not made for the nil or the closed listener that it gets.
var oddities = []string{"<nil>", "%!", "use of closed network connection", "panic:", "fatal error:"}

// runner runs one build of a program in one situation after the other.
type runner struct {
	h      *header
	binary string
	src    string // folder of the package
	addrs  [2]string
	dir    string // the process runs here
}

func (r *runner) run(situation string) (outcome, error) {
	if situation == "own" && r.h.own == "go test" {
		if out, err := goCommand(r.src, "test", "-count=1", "."); err != nil {
			return outcome{end: "exit 1", odd: out}, nil
		}
		return outcome{end: "passes"}, nil
	}
	var err error
	for i := range r.addrs {
		if r.addrs[i], err = trial.FreeAddr(); err != nil {
			return outcome{}, err
		}
	}
	if r.dir, err = os.MkdirTemp("", "srvfix-endings-"); err != nil {
		return outcome{}, err
	}
	defer os.RemoveAll(r.dir)
	switch situation {
	case "in use":
		return r.inUse(r.addrs[0], true)
	case "second in use":
		return r.inUse(r.addrs[1], false)
	case "own":
		words := strings.Fields(r.h.own)
		at := slices.IndexFunc(words, func(w string) bool { return strings.Contains(w, "=") })
		if at < 0 {
			at = len(words)
		}
		orders := completed
		if words[0] == "wait" {
			orders = none
		}
		return r.stop(orders, words[at:], func(p *process) error { return r.ownWay(p, words[:at]) })
	case "idle":
		return r.stop(over, nil, signals(syscall.SIGTERM))
	case "SIGTERM":
		return r.stop(completed, nil, signals(syscall.SIGTERM))
	case "SIGINT":
		return r.stop(completed, nil, signals(syscall.SIGINT))
	}
	return r.stop(pending, nil, func(p *process) error {
		if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			return err
		}
		p.reacts(r.h.reacts, r.orderAddrs())
		return ignoreEnded(p.cmd.Process.Signal(syscall.SIGTERM))
	})
}

// orders says what becomes of the requests in flight.
type orders int

const (
	none      orders = iota
	over             // completed before the program is stopped: it listens before it can take a signal
	completed        // when the program has reacted
	pending          // until the program ends
)

func signals(s syscall.Signal) func(*process) error {
	return func(p *process) error { return p.cmd.Process.Signal(s) }
}

func ignoreEnded(err error) error {
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

func (r *runner) orderAddrs() []string {
	if r.h.order2 != "" {
		return r.addrs[:]
	}
	return r.addrs[:1]
}

func (r *runner) start(env []string) (*process, error) {
	_, port, _ := net.SplitHostPort(r.addrs[0])
	_, port2, _ := net.SplitHostPort(r.addrs[1])
	replacer := strings.NewReplacer("{addr}", r.addrs[0], "{port}", port, "{addr2}", r.addrs[1], "{port2}", port2)
	var args []string
	for _, a := range r.h.args {
		args = append(args, replacer.Replace(a))
	}
	for _, e := range r.h.env {
		env = append(env, replacer.Replace(e))
	}
	return start(r.binary, r.dir, args, env)
}

// stop starts the program, places an order on each server that takes one, has it stopped, and completes the orders
// when it has reacted.
func (r *runner) stop(want orders, env []string, how func(*process) error) (outcome, error) {
	p, err := r.start(slices.Clone(env))
	if err != nil {
		return outcome{}, err
	}
	defer p.end()
	var placed []*trial.Order
	if err := r.await(p); err != nil {
		return outcome{}, err
	}
	if want != none {
		for i, addr := range r.orderAddrs() {
			o, err := trial.Begin(addr, []string{r.h.order, r.h.order2}[i])
			if err != nil {
				return outcome{}, err
			}
			defer o.Close()
			placed = append(placed, o)
			if err := p.hears("order begins", i+1); err != nil {
				return outcome{}, err
			}
		}
	}
	if want == over {
		for _, placed := range placed {
			if _, err := placed.Finish(); err != nil {
				return outcome{}, err
			}
		}
	}
	if err := how(p); err != nil {
		return outcome{}, err
	}
	var o outcome
	if want == completed {
		o.order = "answered"
		p.reacts(r.h.reacts, r.orderAddrs())
		for _, placed := range placed {
			if answer, err := placed.Finish(); err != nil || !strings.Contains(answer, "1.1 20") {
				o.order = "lost"
			}
		}
	}
	o.end, o.took = p.ends()
	r.look(p, &o)
	return o, nil
}

// await waits until all addresses with orders listen, and the program says that it is ready if it does.
func (r *runner) await(p *process) error {
	for _, addr := range r.orderAddrs() {
		if err := trial.Await(addr, p.exited); err != nil {
			lines, _ := p.output()
			return fmt.Errorf("%w; it printed %q", err, lines)
		}
	}
	if r.h.ready != "" {
		return p.hears(r.h.ready, 1)
	}
	return nil
}

// look finds the clean-up and odd lines.
func (r *runner) look(p *process, o *outcome) {
	cleaned := r.h.cleanup != "" && p.said(r.h.cleanup) > 0
	if r.h.file != "" {
		_, err := os.Stat(filepath.Join(r.dir, r.h.file))
		cleaned = err == nil
	}
	o.cleanup = "not cleaned"
	if cleaned {
		o.cleanup = "cleaned"
	}
	lines, _ := p.output()
	for _, line := range lines {
		if slices.ContainsFunc(oddities, func(s string) bool { return strings.Contains(line, s) }) {
			o.odd = line
		}
	}
}

// ownWay does what makes the program stop: a request, a signal, the end of its input, or nothing.
func (r *runner) ownWay(p *process, words []string) error {
	switch words[0] {
	case "wait":
		return nil
	case "stdin":
		return p.stdin.Close()
	case "SIGHUP":
		return p.cmd.Process.Signal(syscall.SIGHUP)
	case "SIGUSR1":
		return p.cmd.Process.Signal(syscall.SIGUSR1)
	}
	addr, path := r.addrs[0], words[1]
	if rest, ok := strings.CutPrefix(path, "{addr2}"); ok {
		addr, path = r.addrs[1], rest
		if err := trial.Await(addr, p.exited); err != nil {
			return err
		}
	}
	req, err := http.NewRequest(words[0], "http://"+addr+path, nil)
	if err != nil {
		return err
	}
	go func() { // the answer may wait for the order
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: patience}
		if resp, err := client.Do(req); err == nil {
			resp.Body.Close()
		}
	}()
	return nil
}

// inUse starts the program when one of its addresses is taken. It ends, or it says so and serves: after the address is
// free, or on the other.
func (r *runner) inUse(addr string, free bool) (outcome, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return outcome{}, err
	}
	defer l.Close()
	p, err := r.start(nil)
	if err != nil {
		return outcome{}, err
	}
	defer p.end()
	var o outcome
	if r.h.tells == "" || p.hears(r.h.tells, 1) != nil {
		o.end, o.took = p.ends()
		r.look(p, &o)
		return o, nil
	}
	if free {
		l.Close()
	}
	if err := trial.Await(r.addrs[0], p.exited); err != nil {
		o.end, o.took = p.ends()
		r.look(p, &o)
		return o, nil
	}
	order, err := trial.Begin(r.addrs[0], r.h.order)
	if err != nil {
		return outcome{}, err
	}
	if _, err := order.Finish(); err != nil {
		return outcome{end: "hangs"}, nil
	}
	return outcome{end: "serves"}, nil
}
