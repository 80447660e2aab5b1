package netx

import (
	"context"
	"net"
	"time"
)

const keepAlive = 30 * time.Second

func Listen(ctx context.Context, addr string) (net.Listener, error) {
	lc := net.ListenConfig{
		KeepAlive: keepAlive,
	}
	return lc.Listen(ctx, "tcp", addr)
}
