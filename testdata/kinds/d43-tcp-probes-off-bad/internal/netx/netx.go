package netx

import (
	"context"
	"net"
)

const keepAlive = -1

func Listen(ctx context.Context, addr string) (net.Listener, error) {
	lc := net.ListenConfig{
		KeepAlive: keepAlive, // also keepalive/tcp-disabled
	}
	return lc.Listen(ctx, "tcp", addr) // want keepalive/tcp-disabled
}
