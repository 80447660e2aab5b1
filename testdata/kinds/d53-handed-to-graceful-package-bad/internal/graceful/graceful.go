package graceful

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// Serve serves until ctx ends, and then for at most limit.
func Serve(ctx context.Context, srv *http.Server, limit time.Duration) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }() // also timeouts/read-header-unset

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	if err := srv.Shutdown(last); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
