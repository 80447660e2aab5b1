// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// tick is the unit of CPU times in /proc: USER_HZ is 100 on every architecture that Go runs on.
const tick = 10 * time.Millisecond

// proc is one line of the process table.
type proc struct{ pid, parent int }

// parseStat reads /proc/PID/stat; the name in parentheses may contain anything.
func parseStat(b []byte) (proc, error) {
	var p proc
	end := bytes.LastIndexByte(b, ')')
	if end < 0 {
		return p, fmt.Errorf("read process status %q", b)
	}
	f := strings.Fields(string(b[end+1:])) // f[0] is field 3 of proc(5)
	if len(f) < 2 {
		return p, fmt.Errorf("read process status %q", b)
	}
	p.pid, _ = strconv.Atoi(strings.Fields(string(b))[0])
	p.parent, _ = strconv.Atoi(f[1])
	return p, nil
}

// processCPU returns what the process pid has used so far, all threads, in user and in kernel mode. The clock of a process counts in
// nanoseconds, /proc in ticks: a hundredth of what is measured in a second.
func processCPU(pid int) (time.Duration, error) {
	var t unix.Timespec
	if err := unix.ClockGettime(int32(^pid<<3|2), &t); err != nil { // CPUCLOCK_SCHED, see clock_getcpuclockid(3)
		return 0, os.NewSyscallError("clock_gettime", err)
	}
	return time.Duration(t.Nano()), nil
}

// treeCPU returns what the process pid and its descendants have used so far.
func treeCPU(pid int) (time.Duration, error) {
	paths, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	table := map[int]proc{}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // has ended
		}
		p, err := parseStat(b)
		if err != nil {
			return 0, err
		}
		table[p.pid] = p
	}
	if _, ok := table[pid]; !ok {
		return 0, fmt.Errorf("process %d has ended", pid)
	}
	var sum time.Duration
	for id, p := range table {
		for at := id; at > 1; at = table[at].parent {
			if at == pid {
				cpu, err := processCPU(p.pid)
				if err != nil && id == pid {
					return 0, err
				}
				sum += cpu // what a child has used that ends just now is lost
				break
			}
		}
	}
	return sum, nil
}

// machine returns the time that all cores were not idle so far, including what a hypervisor gave to others.
func machine() time.Duration {
	b, _ := os.ReadFile("/proc/stat")
	line, _, _ := strings.Cut(string(b), "\n")
	var sum time.Duration
	for i, f := range strings.Fields(line) { // cpu user nice system idle iowait irq softirq steal guest...
		if i == 0 || i == 4 || i == 5 || i > 8 {
			continue
		}
		n, _ := strconv.ParseInt(f, 10, 64)
		sum += time.Duration(n) * tick
	}
	return sum
}
