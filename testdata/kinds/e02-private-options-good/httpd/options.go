package httpd

import "time"

type options struct {
	addr                            string
	readTimeout, writeTimeout, idle time.Duration
}

// An Option changes how a Daemon serves.
type Option func(*options)

// WithAddr says where to listen.
func WithAddr(addr string) Option { return func(o *options) { o.addr = addr } }

// WithReadTimeout limits how long a request may take to arrive.
func WithReadTimeout(d time.Duration) Option { return func(o *options) { o.readTimeout = d } }

// WithIdleTimeout limits how long a connection may idle.
func WithIdleTimeout(d time.Duration) Option { return func(o *options) { o.idle = d } }
