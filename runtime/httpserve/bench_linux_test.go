// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"os"
	"slices"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

func init() {
	children["bench"] = func() {
		i := slices.IndexFunc(benchCases, func(bc benchCase) bool { return bc.name == os.Getenv("CASE") })
		srv, l := benchCases[i].server(), mustListen()
		certFile, keyFile := os.Getenv("CERT"), os.Getenv("KEY")
		switch {
		case os.Getenv("OURS") == "":
			if benchCases[i].tls {
				srv.ServeTLS(l, certFile, keyFile)
			}
			srv.Serve(l)
		case benchCases[i].tls:
			Run(srv, Listener(l), TLS(certFile, keyFile))
		default:
			Run(srv, Listener(l))
		}
	}
}

// benchClients is how many clients ask at the same time.
const benchClients = 16

// benchProcess is a server in a process of its own, and its clients.
type benchProcess struct {
	pid     int
	clients [benchClients]*benchClient
}

func newBenchProcess(b *testing.B, bc benchCase, ours string) *benchProcess {
	certFile, keyFile, config := certificate(b)
	c := spawn(b, "bench", []string{"GOMAXPROCS=1", "CASE=" + bc.name, "OURS=" + ours, "CERT=" + certFile, "KEY=" + keyFile})
	p := &benchProcess{pid: c.cmd.Process.Pid}
	addr := c.want("addr")
	for i := range p.clients {
		p.clients[i] = bc.client(addr, config)
	}
	return p
}

func (p *benchProcess) do(b *testing.B) {
	for _, c := range p.clients {
		c.ask(b)
	}
	for _, c := range p.clients {
		c.await(b)
	}
}

// cpu returns the time of processors that the server has used, in user and in kernel mode.
func (p *benchProcess) cpu(b *testing.B) time.Duration {
	clock := ^p.pid<<3 | 2 // CPUCLOCK_SCHED, see clock_getcpuclockid(3)
	var t syscall.Timespec
	if _, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, uintptr(int32(clock)), uintptr(unsafe.Pointer(&t)), 0); errno != 0 {
		b.Fatal(errno)
	}
	return time.Duration(t.Nano())
}

// BenchmarkRatio reports how much processor time a request costs the server, relative to net/http with nothing set; "same" is net/http against itself. The
// two serve in turns of some requests, so that what else the machine does hits both, and those turns count that were
// among the cheapest fifth, since a machine that is busy with something else only ever adds. An iteration is a round of requests of all clients.
func BenchmarkRatio(b *testing.B) {
	for _, bc := range benchCases {
		for _, against := range []string{"", "httpserve"} {
			name := bc.name
			if against == "" {
				name += "/same"
			}
			b.Run(name, func(b *testing.B) {
				compare(b, newBenchProcess(b, bc, ""), newBenchProcess(b, bc, against))
			})
		}
	}
}

func compare(b *testing.B, servers ...*benchProcess) {
	const turn = 10
	spent := make([][]time.Duration, len(servers))
	for n := 0; n < b.N; n += turn {
		for k := range servers {
			i := (n/turn + k) % len(servers) // who begins changes
			before := servers[i].cpu(b)
			for range turn {
				servers[i].do(b)
			}
			spent[i] = append(spent[i], servers[i].cpu(b)-before)
		}
	}
	low := make([]float64, len(spent))
	for i, s := range spent {
		slices.Sort(s)
		for _, d := range s[:len(s)/5+1] {
			low[i] += float64(d)
		}
	}
	if low[0] > 0 {
		b.ReportMetric(low[1]/low[0], "ratio")
	}
}
