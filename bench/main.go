// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

// Command bench measures httpserve beside net/http, fasthttp, nginx and Bun: CPU time per request and requests per second, as ratios to
// net/http in interleaved rounds, with net/http against itself as the control. It loads 127.0.0.1 only. Linux only: it reads /proc.
//
// README.md has the results and how to read them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

var (
	rounds   = flag.Int("rounds", 5, "rounds of each case, 1 to 50")
	duration = flag.Duration("d", 2*time.Second, "length of one measurement, in whole seconds, 1s to 30s")
	warmup   = flag.Duration("warmup", time.Second, "load on each server before its first measurement, in whole seconds")
	conns    = flag.Int("c", 64, "connections; with HTTP/2 as many streams on a quarter of the connections")
	only     = flag.String("cases", "", "comma-separated cases: hello,close,64k,post,tls,h2; empty for all")
	servers  = flag.String("servers", "", "comma-separated servers besides net/http and its control: timeouts,httpserve,fasthttp,nginx,bun; empty for all")
	busy     = flag.Float64("busy", 0.1, "repeat a pair of measurements while other processes take more than this share of the machine")
	repeat   = flag.Int("repeat", 2, "how often at most; the calmest one counts")
)

// testcase is one kind of load.
type testcase struct {
	name, title string
	body        int // bytes of the answer, 0 for hello world
	post        int // bytes of the request's body
	tls, h2     bool
	close       bool // a connection per request
}

var cases = []testcase{
	{name: "hello", title: "hello world, keep-alive"},
	{name: "close", title: "hello world, a connection per request", close: true},
	{name: "64k", title: "64 KiB, keep-alive", body: 64 << 10},
	{name: "post", title: "64 KiB posted, keep-alive", post: 64 << 10},
	{name: "tls", title: "hello world, TLS, keep-alive", tls: true},
	{name: "h2", title: "hello world, HTTP/2 over TLS", tls: true, h2: true},
}

func main() {
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func run(ctx context.Context) error {
	whole := func(d time.Duration) bool { return d%time.Second == 0 && d >= 0 && d <= 30*time.Second }
	switch {
	case runtime.GOOS != "linux":
		return errors.New("needs Linux: CPU times come from the clocks of processes, which are found in /proc")
	case flag.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flag.Arg(0))
	case *rounds < 1 || *rounds > 50, *duration < time.Second || !whole(*duration), !whole(*warmup), *conns < 4 || *conns > 1024, *repeat < 0 || *repeat > 5:
		return errors.New("a flag is out of range: 1 to 50 rounds of 1s to 30s in whole seconds, 4 to 1024 connections, at most 5 repetitions")
	}
	chosen, err := choose(cases, func(c testcase) string { return c.name }, *only)
	if err != nil {
		return err
	}
	for _, tool := range []string{"wrk", "h2load"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%w: run install.sh", err)
		}
	}
	dir, err := os.MkdirTemp("", "srvfix-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	field, left, err := contestants(ctx, dir)
	if err != nil {
		return err
	}
	for _, why := range left {
		say("left out: %s", why)
	}
	if err := certificate(dir); err != nil {
		return err
	}
	began, load := time.Now(), loadavg()
	res := newResults(field, chosen)
	for _, c := range chosen {
		if err := measureCase(ctx, dir, c, field, res); err != nil {
			return fmt.Errorf("%s: %w", c.title, err)
		}
	}
	res.print(os.Stdout, left)
	fmt.Printf("\n%d rounds of pairs of %v, %d connections, took %v. Load average (1 min) %s before, %s at the end, load of the run itself included.\n",
		*rounds, *duration, *conns, time.Since(began).Round(time.Second), load, loadavg())
	fmt.Printf("\nVersions: %s.\n", strings.Join(versions(ctx, field), "; "))
	return nil
}

// choose returns the items named in list, all if it is empty.
func choose[T any](all []T, name func(T) string, list string) ([]T, error) {
	if list == "" {
		return all, nil
	}
	var out []T
next:
	for _, want := range strings.Split(list, ",") {
		for _, x := range all {
			if name(x) == want {
				out = append(out, x)
				continue next
			}
		}
		return nil, fmt.Errorf("nothing is called %q", want)
	}
	return out, nil
}

// measureCase runs all rounds of one case. All servers of the case live as long as the case; at any time one of them has load.
func measureCase(ctx context.Context, dir string, c testcase, field []*contestant, res *results) error {
	type started struct {
		*contestant
		*server
	}
	var up []started
	defer func() {
		for _, s := range up {
			s.stop()
		}
	}()
	for _, k := range field {
		s, err := k.start(ctx, dir, c)
		if errors.Is(err, errCannot) {
			res.cannot(k, c)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		up = append(up, started{k, s})
		if *warmup > 0 {
			if _, err := load(ctx, dir, c, s.addr, *warmup); err != nil {
				return fmt.Errorf("%s: %w", k.name, err)
			}
		}
	}
	base, others := up[0], up[1:]
	order := rand.New(rand.NewPCG(1, 2))
	for round := range *rounds {
		order.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
		for _, s := range others {
			best, err := measurePair(ctx, dir, c, base.server, s.server, round%2 == 1)
			for again := 0; err == nil && best.others() > *busy && again < *repeat; again++ {
				var p pair
				if p, err = measurePair(ctx, dir, c, base.server, s.server, round%2 == 1); err == nil && p.others() < best.others() {
					best = p
				}
			}
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			res.add(s.contestant, c, best)
			say("%-5s %2d/%d  %-20s %7.0f requests/s, %6.2f µs each; net/http %7.0f, %6.2f; ratio %.2f, %.2f; others %2.0f%%%s",
				c.name, round+1, *rounds, s.name, best.it.rate(), best.it.cost()*1e6, best.base.rate(), best.base.cost()*1e6,
				best.ratio(measurement.rate), best.ratio(measurement.cost), best.others()*100, best.it.trouble())
		}
	}
	return nil
}

// pair is a server and net/http, measured one right after the other: the speed of a machine, virtual ones above all, changes by a fifth
// within a minute.
type pair struct{ base, it measurement }

func (p pair) others() float64 { return max(p.base.others, p.it.others) }

func (p pair) ratio(of func(measurement) float64) float64 { return of(p.it) / of(p.base) }

// measurePair measures both, in the other order when reverse is set.
func measurePair(ctx context.Context, dir string, c testcase, base, it *server, reverse bool) (p pair, err error) {
	if reverse {
		if p.it, err = measure(ctx, dir, c, it); err != nil {
			return p, err
		}
	}
	if p.base, err = measure(ctx, dir, c, base); err != nil {
		return p, err
	}
	if !reverse {
		p.it, err = measure(ctx, dir, c, it)
	}
	return p, err
}

// measurement is what one run of the load tool showed.
type measurement struct {
	loaded
	cpu    time.Duration // of the server's processes
	others float64       // share of the machine that neither the server nor the load tool used, nor was idle
}

func (m measurement) rate() float64 { return float64(m.requests) / m.elapsed.Seconds() }
func (m measurement) cost() float64 { return m.cpu.Seconds() / float64(m.requests) }

func measure(ctx context.Context, dir string, c testcase, s *server) (measurement, error) {
	cpu, err := s.cpu()
	if err != nil {
		return measurement{}, err
	}
	all, begin := machine(), time.Now()
	l, err := load(ctx, dir, c, s.addr, *duration)
	if err != nil {
		return measurement{}, err
	}
	wall := time.Since(begin)
	all = machine() - all
	after, err := s.cpu()
	if err != nil {
		return measurement{}, err
	}
	if l.requests == 0 {
		return measurement{}, fmt.Errorf("no request was answered%s", l.trouble())
	}
	m := measurement{loaded: l, cpu: after - cpu}
	m.others = max(0, (all-m.cpu-l.cpu).Seconds()/(wall.Seconds()*float64(runtime.NumCPU())))
	return m, nil
}

// versions says what was measured, and on what.
func versions(ctx context.Context, field []*contestant) []string {
	out := []string{fmt.Sprintf("%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)}
	for _, k := range field {
		if k.version != "" {
			out = append(out, k.version)
		}
	}
	first := func(name string, args ...string) string { // wrk ends with status 1 after printing its version
		b, _ := exec.CommandContext(ctx, name, args...).CombinedOutput()
		line, _, _ := strings.Cut(string(b), "\n")
		return strings.TrimSpace(line)
	}
	wrk, _, _ := strings.Cut(first("wrk", "-v"), " [")
	kernel, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	release, _, _ := strings.Cut(strings.TrimSpace(string(kernel)), "-")
	return append(out, wrk, first("h2load", "--version"), "Linux "+release, fmt.Sprintf("%d cores (%s)", runtime.NumCPU(), model()))
}

func model() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(b)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

func loadavg() string {
	b, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(b), " ")
	return first
}

// file writes one file of the run's folder and returns its path.
func file(dir, name string, write func(io.Writer) error) (string, error) {
	path := filepath.Join(dir, name)
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	return path, errors.Join(write(f), f.Close())
}
