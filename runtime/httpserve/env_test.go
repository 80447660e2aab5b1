// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestEnvironment(t *testing.T) {
	const sec = time.Second
	tests := []struct {
		name string
		env  string // name=value ...
		addr string
		opts []Option
		plan plan
		want string // address
		port bool   // shared
		err  string
	}{
		{name: "nothing", plan: plan{0, 20 * sec, sec}, want: ":http"},
		{name: "nothing, TLS", opts: []Option{TLS("", "")}, plan: plan{0, 20 * sec, sec}, want: ":https"},
		{name: "empty", env: "HTTPSERVE_DRAIN_DELAY= HTTPSERVE_DRAIN_TIMEOUT= HTTPSERVE_REUSEPORT= PORT=", plan: plan{0, 20 * sec, sec}, want: ":http"},
		{name: "all", env: "HTTPSERVE_DRAIN_DELAY=1m30s HTTPSERVE_DRAIN_TIMEOUT=250ms HTTPSERVE_REUSEPORT=1 PORT=8080",
			plan: plan{90 * sec, sec / 4, sec}, want: ":8080", port: true},
		{name: "code wins", env: "HTTPSERVE_DRAIN_DELAY=5s HTTPSERVE_DRAIN_TIMEOUT=5s HTTPSERVE_REUSEPORT=false PORT=8080", addr: ":9090",
			opts: []Option{DrainDelay(0), DrainTimeout(0), ReusePort()}, plan: plan{0, 0, sec}, want: ":9090", port: true},
		{name: "no limits", env: "HTTPSERVE_DRAIN_DELAY=-1s HTTPSERVE_DRAIN_TIMEOUT=0", plan: plan{-sec, 0, sec}, want: ":http"},
		{name: "port, TLS", env: "PORT=8443", opts: []Option{TLS("", "")}, plan: plan{0, 20 * sec, sec}, want: ":8443"},
		{name: "free port", env: "PORT=0", plan: plan{0, 20 * sec, sec}, want: ":0"},
		{name: "port of others", env: "PORT=tcp://10.0.0.1:80", addr: ":9090", plan: plan{0, 20 * sec, sec}, want: ":9090"},

		{name: "delay without unit", env: "HTTPSERVE_DRAIN_DELAY=5", err: `httpserve: environment variable HTTPSERVE_DRAIN_DELAY is "5": want a duration such as 10s`},
		{name: "delay, void", env: "HTTPSERVE_DRAIN_DELAY=x", opts: []Option{DrainDelay(0)}, err: `HTTPSERVE_DRAIN_DELAY is "x"`},
		{name: "timeout", env: "HTTPSERVE_DRAIN_TIMEOUT=none", err: `HTTPSERVE_DRAIN_TIMEOUT is "none"`},
		{name: "reuseport", env: "HTTPSERVE_REUSEPORT=yes", err: `HTTPSERVE_REUSEPORT is "yes": want true or false`},
		{name: "port name", env: "PORT=http", err: `PORT is "http": want a port number from 0 to 65535`},
		{name: "port range", env: "PORT=65536", err: `PORT is "65536"`},
		{name: "port address", env: "PORT=:8080", err: `PORT is ":8080"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clearEnvironment(t)
			for _, v := range strings.Fields(tt.env) {
				name, value, _ := strings.Cut(v, "=")
				t.Setenv(name, value)
			}
			srv := &http.Server{Addr: tt.addr}
			c, err := configFor(srv, tt.opts)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("error %v, want %s", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			addr := srv.Addr
			if addr == "" {
				addr = c.addr()
			}
			if got := c.planFor(nil); got != tt.plan || addr != tt.want || c.reusePort != tt.port {
				t.Errorf("%v, address %s, shared %t; want %v, %s, %t", got, addr, c.reusePort, tt.plan, tt.want, tt.port)
			}
		})
	}
}

func clearEnvironment(t *testing.T) {
	for _, name := range []string{envDrainDelay, envDrainTimeout, envReusePort, envPort, "KUBERNETES_SERVICE_HOST"} {
		t.Setenv(name, "")
	}
}

// What the operator says goes before what Kubernetes makes of the default.
func TestEnvironmentInKubernetes(t *testing.T) {
	clearEnvironment(t)
	t.Setenv("KUBERNETES_SERVICE_HOST", "10.0.0.1")
	for value, want := range map[string]time.Duration{"": 5 * time.Second, "0": 0, "12s": 12 * time.Second} {
		t.Setenv(envDrainDelay, value)
		c, err := configFor(&http.Server{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.planFor(syscall.SIGTERM).delay; got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// A bad value ends every kind of call before it listens.
func TestEnvironmentErrorOfCalls(t *testing.T) {
	clearEnvironment(t)
	t.Setenv(envDrainTimeout, "20")
	// It would fail otherwise, too, but with another error.
	addr := local(t).Addr().String()
	calls := map[string]func(l net.Listener) error{
		"ListenAndServe":    func(net.Listener) error { return ListenAndServe(addr, okHandler) },
		"ListenAndServeTLS": func(net.Listener) error { return ListenAndServeTLS(addr, "", "", okHandler) },
		"Serve":             func(l net.Listener) error { return Serve(l, okHandler) },
		"ServeTLS":          func(l net.Listener) error { return ServeTLS(l, okHandler, "", "") },
		"Run":               func(l net.Listener) error { return Run(&http.Server{}, Listener(l)) },
		"RunContext": func(l net.Listener) error {
			return RunContext(context.Background(), &http.Server{}, Listener(l))
		},
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			l := watch(local(t))
			err := call(l)
			if err == nil || !strings.Contains(err.Error(), `HTTPSERVE_DRAIN_TIMEOUT is "20"`) {
				t.Errorf("error %v", err)
			}
			if !strings.HasPrefix(name, "Listen") {
				<-l.closed
			}
		})
	}
}

// PORT is where a server listens that has no address.
func TestPort(t *testing.T) {
	clearEnvironment(t)
	// The port is in use, which shows that it was tried.
	l, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	t.Setenv(envPort, port)
	err = RunContext(context.Background(), &http.Server{})
	var op *net.OpError
	if !errors.As(err, &op) || op.Addr == nil || !strings.HasSuffix(op.Addr.String(), ":"+port) {
		t.Errorf("error %v", err)
	}
	if runtime.GOOS != "windows" && !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("error %v", err)
	}
}
