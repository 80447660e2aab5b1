// Package grace stops servers.
package grace

import (
	"context"
	"net/http"
	"time"
)

const limit = 20 * time.Second

// Stop stops srv within the limit, or when ctx ends.
func Stop(ctx context.Context, srv *http.Server) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return srv.Shutdown(ctx) // want shutdown/context-done
}
