// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const defaultUpgradeTimeout = 30 * time.Second // UpgradeTimeout

// UpgradeOn makes the signals, for instance SIGHUP or SIGUSR2, replace the process by a new one that
// runs the present file of the program, without losing a connection:
//
//  1. The program is started again, with the same arguments, environment, working directory and standard files. It is
//     looked up as it was when this process began to serve (os.Args[0], so that a symbolic link may have moved, or
//     [os.Executable]).
//  2. It gets the listening sockets of all servers in [Run] and its siblings. When it listens on the same addresses,
//     through Run or [Listen], it is given those sockets. Both processes serve.
//  3. When it accepts from all sockets, this process drains as for SIGTERM, without the delay for Kubernetes. Run
//     returns nil, and main is expected to return. A first SIGTERM or interrupt during this drain is ignored, the
//     servers being on their way out; a second one kills.
//
// If the new process ends, or is not ready within [UpgradeTimeout], which includes that it does not
// serve one of the addresses any more, this is logged and the old one goes on; the new one is ended.
// One upgrade takes place at a time, further signals are ignored, with a line in the log, and so they
// are during a drain. SIGTERM and an interrupt cannot be used, and signals that the process ignores
// (nohup) stay ignored, with a line in the log.
//
// Sockets of given listeners ([Listener]) are handed over too if the listener has a SyscallConn
// method, as those of package net have, or embeds one that has, such as a [crypto/tls.NewListener];
// otherwise no upgrade takes place. The program must have got the socket from Listen: [net.Listen] finds
// the address in use. Servers in [RunContext] are not part of it. Together with [ReusePort], other processes that
// share the port are not concerned: each is upgraded by a signal of its own.
//
// The process gets a new number. A supervisor must know: if NOTIFY_SOCKET is set, systemd is told
// (MAINPID, see sd_notify(3)), which needs NotifyAccess=main in a unit of Type=exec or Type=notify,
// and ExecReload=kill -HUP $MAINPID. Without that systemd ends the new process together with the old
// one. A program that writes a PID file must write it when it starts, and not remove it when it ends
// if the number in it is another one by then. A process with the number 1, as in a container without
// an init, cannot be replaced, and says so in the log.
//
// Default: none, as signals belong to the program. Unix only: elsewhere the option says so in the log
// and is ignored. The signals are caught as long as a server runs, or drains.
func UpgradeOn(sigs ...os.Signal) Option {
	return Option{func(c *config) { c.upgradeOn = sigs }}
}

// UpgradeTimeout is how long the new process of [UpgradeOn] may take until it serves. The longest of
// all calls counts.
//
// Default: 30s, a slow start with some time to spare, chosen here; systemd waits 90s. Zero and negative values mean no limit.
func UpgradeTimeout(d time.Duration) Option {
	return Option{func(c *config) { c.upgradeTimeout = atMost(d) }}
}

// replaced begins the drain of a process when another one has taken over.
type replaced struct {
	by os.Signal // of UpgradeOn
}

// Signal implements os.Signal.
func (r replaced) Signal() {}

// String implements os.Signal.
func (r replaced) String() string { return r.by.String() }

// exitSignal returns the signal that ends a program that does not end by itself.
func exitSignal(sig os.Signal) os.Signal {
	if _, ok := sig.(replaced); ok {
		return syscall.SIGTERM
	}
	return sig
}

// catchUpgrades begins to catch signals of UpgradeOn. It is called with mu held.
func (g *group) catchUpgrades(cfg *config) {
	var sigs []os.Signal
	for _, s := range cfg.upgradeOn {
		if s == os.Interrupt || s == syscall.SIGTERM {
			cfg.log().Warn("httpserve: UpgradeOn cannot use a signal that ends the process", "signal", s.String())
		} else if signal.Ignored(s) {
			cfg.log().Warn("httpserve: UpgradeOn has no effect, the process was started with the signal ignored", "signal", s.String())
		} else {
			sigs = append(sigs, s)
		}
	}
	if len(sigs) == 0 {
		return // Notify without signals means all signals
	}
	if g.program == "" {
		program, err := findProgram()
		if err != nil {
			cfg.log().Warn("httpserve: UpgradeOn has no effect", "error", err)
			return
		}
		g.program = program
	}
	if g.upgrades == nil {
		ch := make(chan os.Signal, 1)
		g.upgrades = ch
		go func() {
			for s := range ch {
				g.upgrade(s)
			}
		}()
	}
	signal.Notify(g.upgrades, sigs...)
}

// upgrade starts an upgrade unless there is one already.
func (g *group) upgrade(sig os.Signal) {
	g.mu.Lock()
	defer g.mu.Unlock()
	log := slog.Default()
	timeout, set := time.Duration(0), false
	var calls []*call
	for c := range g.calls {
		calls = append(calls, c)
		log = c.config.log()
		if !set {
			timeout, set = c.config.upgradeTimeout, true
		} else {
			timeout = longerLimit(timeout, c.config.upgradeTimeout)
		}
	}
	switch {
	case g.began:
		log.Warn("httpserve: upgrade ignored during the drain", "signal", sig.String())
	case len(calls) == 0:
		// The signal came together with the end of the last server.
	case g.upgrading:
		log.Warn("httpserve: upgrade ignored, another one is under way", "signal", sig.String())
	case os.Getpid() == 1:
		log.Error("httpserve: process 1 cannot be upgraded: the container would end with it", "signal", sig.String())
	default:
		g.upgrading = true
		go g.doUpgrade(sig, calls, timeout, log)
	}
}

func (g *group) doUpgrade(sig os.Signal, calls []*call, timeout time.Duration, log *slog.Logger) {
	log.Info("httpserve: upgrade", "signal", sig.String(), "program", g.program)
	listeners := make([]net.Listener, len(calls))
	for i, c := range calls {
		listeners[i] = socketOf(c.listener.Listener)
	}
	pid, err := startNew(g.program, listeners, g.draining, timeout)
	g.mu.Lock()
	g.upgrading = false
	g.mu.Unlock()
	if err != nil {
		log.Error("httpserve: upgrade failed, this process goes on", "error", err)
		return
	}
	log.Info("httpserve: upgraded, this process drains", "pid", pid)
	for _, l := range listeners {
		if u, ok := l.(interface{ SetUnlinkOnClose(bool) }); ok {
			u.SetUnlinkOnClose(false) // the file belongs to the new process
		}
	}
	g.begin(replaced{sig}, nil)
}

// socketOf returns the listener that has the socket of l: l itself, or one that it embeds. It returns l
// if there is none.
func socketOf(l net.Listener) net.Listener {
	for inner := l; inner != nil; inner = embedded(inner) {
		if _, ok := inner.(syscall.Conn); ok {
			return inner
		}
	}
	return l
}
