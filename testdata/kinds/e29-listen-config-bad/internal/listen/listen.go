package listen

import (
	"context"
	"net"
)

// TCP listens with the settings of all our servers.
func TCP(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	lc.KeepAlive = -1                  // also keepalive/tcp-disabled
	return lc.Listen(ctx, "tcp", addr) // want keepalive/tcp-disabled
}
