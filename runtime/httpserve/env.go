// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"
)

// What operators can say without a new build. Empty values are as good as none.
const (
	envDrainDelay   = "HTTPSERVE_DRAIN_DELAY"   // a duration, for DrainDelay
	envDrainTimeout = "HTTPSERVE_DRAIN_TIMEOUT" // a duration, for DrainTimeout
	envReusePort    = "HTTPSERVE_REUSEPORT"     // a boolean, for ReusePort
	envPort         = "PORT"                    // a port, where the program names no address
)

// configFor returns what a call that serves srv is to do: what the options say, else the
// environment, else the defaults. If the environment says what cannot be, the call ends: its
// listener is closed.
func configFor(srv *http.Server, opts []Option) (*config, error) {
	c := newConfig(opts)
	if err := c.environment(srv); err != nil {
		if c.listener != nil {
			c.listener.Close()
		}
		return nil, err
	}
	return c, nil
}

// environment takes over what the environment says and the options do not. A value that cannot be
// read is an error even where an option makes it void: whoever has set it would not learn of it
// otherwise.
func (c *config) environment(srv *http.Server) error {
	if v := os.Getenv(envDrainDelay); v != "" {
		d, err := time.ParseDuration(v)
		if err != nil {
			return envError(envDrainDelay, v, "a duration such as 10s")
		}
		if !c.delaySet {
			c.delay, c.delaySet = atMost(d), true
		}
	}
	if v := os.Getenv(envDrainTimeout); v != "" {
		d, err := time.ParseDuration(v)
		if err != nil {
			return envError(envDrainTimeout, v, "a duration such as 10s")
		}
		if !c.timeoutSet {
			c.timeout, c.timeoutSet = atMost(d), true
		}
	}
	if v := os.Getenv(envReusePort); v != "" {
		b, err := strconv.ParseBool(v)
		if err != nil {
			return envError(envReusePort, v, "true or false")
		}
		c.reusePort = c.reusePort || b
	}
	// PORT is a common name: it is nobody's business of this call unless the call looks for a port.
	if v := os.Getenv(envPort); v != "" && c.listener == nil && srv.Addr == "" {
		if _, err := strconv.ParseUint(v, 10, 16); err != nil {
			return envError(envPort, v, "a port number from 0 to 65535")
		}
		c.port = v
	}
	return nil
}

func envError(name, value, want string) error {
	return fmt.Errorf("httpserve: environment variable %s is %q: want %s", name, value, want)
}

// addr returns the address of a server that names none.
func (c *config) addr() string {
	switch {
	case c.port != "":
		return ":" + c.port
	case c.tls:
		return ":https"
	}
	return ":http"
}
