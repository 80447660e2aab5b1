package server

import "time"

type options struct {
	addr         string
	header, idle time.Duration
}

type Option func(*options)

func WithAddr(addr string) Option { return func(o *options) { o.addr = addr } }

func WithHeaderTimeout(d time.Duration) Option { return func(o *options) { o.header = d } }

func WithIdleTimeout(d time.Duration) Option { return func(o *options) { o.idle = d } }
