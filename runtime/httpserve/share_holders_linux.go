// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

//go:build linux

package httpserve

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// heldBySameProgram reports whether every socket that listens on the port of addr belongs to this
// user and is found in a process of this program. It errs on the side of no, for instance where
// /proc is hidden. It is asked only when the port is in use and no sibling could be asked.
func heldBySameProgram(addr string) bool {
	want, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return false
	}
	missing := make(map[string]bool) // links of the sockets in /proc/<pid>/fd
	for _, file := range []string{"/proc/self/net/tcp", "/proc/self/net/tcp6"} {
		table, err := os.ReadFile(file)
		if err != nil {
			if os.IsNotExist(err) {
				continue // no IPv6
			}
			return false
		}
		if !holders(string(table), want.Port, syscall.Geteuid(), missing) {
			return false
		}
	}
	if len(missing) == 0 {
		return false
	}
	exe, err := os.Executable()
	if err != nil {
		return false
	}
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return false
	}
	for _, dir := range processes {
		if other, err := os.Readlink(dir + "/exe"); err != nil || filepath.Base(strings.TrimSuffix(other, " (deleted)")) != filepath.Base(exe) {
			continue
		}
		fds, err := os.ReadDir(dir + "/fd")
		if err != nil {
			continue
		}
		for _, fd := range fds {
			if link, err := os.Readlink(dir + "/fd/" + fd.Name()); err == nil {
				delete(missing, link)
			}
		}
	}
	return len(missing) == 0
}

// holders adds the sockets that listen on port, according to a table as in /proc/net/tcp. It
// reports false if one of them belongs to another user than uid.
func holders(table string, port, uid int, sockets map[string]bool) bool {
	const listening = "0A"
	for _, line := range strings.Split(table, "\n") {
		f := strings.Fields(line) // sl local_address rem_address st queues timer retrnsmt uid timeout inode
		if len(f) < 10 || f[3] != listening {
			continue
		}
		p, err := strconv.ParseUint(f[1][strings.LastIndexByte(f[1], ':')+1:], 16, 16)
		if err != nil || int(p) != port {
			continue
		}
		if f[7] != strconv.Itoa(uid) {
			return false
		}
		sockets["socket:["+f[9]+"]"] = true
	}
	return true
}
