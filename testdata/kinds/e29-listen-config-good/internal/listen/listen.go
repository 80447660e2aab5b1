package listen

import (
	"context"
	"net"
	"time"
)

// TCP listens with the settings of all our servers.
func TCP(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	lc.KeepAlive = 30 * time.Second
	return lc.Listen(ctx, "tcp", addr)
}
