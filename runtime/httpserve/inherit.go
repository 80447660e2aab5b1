// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net"
)

// Listen is [net.Listen], except that it returns a listening socket that the process was started
// with, where there is one for the address. Such sockets outlive the process: while it restarts,
// connections wait in their queue. [Run] and its siblings listen in this way by themselves; Listen
// is for programs that need the listener, and give it on with [Listener]. Two sources are known:
//
//   - systemd socket activation, and what does the same: LISTEN_FDS sockets from file descriptor 3 on, if LISTEN_PID
//     is this process. The two variables and LISTEN_FDNAMES are removed from the environment, and the sockets are
//     closed in processes that this one starts. See sd_listen_fds(3).
//   - the process that this one replaces, see [UpgradeOn].
//
// A socket is matched by its own address, names of sockets play no part. The port or path must be
// the same. A host must be the same too; where addr has none, or an unspecified one, a socket on all
// addresses is preferred to one on a single address, which is what the operator has narrowed it to.
// A socket is returned once. Sockets that nothing has asked for stay open, for later calls.
//
// On systems without Unix file descriptors, Listen is net.Listen.
func Listen(network, addr string) (net.Listener, error) {
	if l := claim(network, addr); l != nil {
		return l, nil
	}
	return net.Listen(network, addr)
}

// fit says how well a socket on have suits a program that asks to listen on want: the higher the
// better, 0 for not at all.
func fit(network string, have, want *net.TCPAddr) int {
	// A program that asks for port 0 wants one of its own.
	if have.Port != want.Port || want.Port == 0 {
		return 0
	}
	if v4 := have.IP.To4() != nil; network == "tcp4" && !v4 || network == "tcp6" && v4 {
		return 0
	}
	anyHave := len(have.IP) == 0 || have.IP.IsUnspecified()
	anyWant := len(want.IP) == 0 || want.IP.IsUnspecified()
	switch {
	case anyHave && anyWant:
		return 2
	case anyHave:
		return 0 // more than the program wants to show
	case anyWant:
		return 1
	case have.IP.Equal(want.IP) && have.Zone == want.Zone:
		return 2
	}
	return 0
}
