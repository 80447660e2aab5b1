// Package until serves until something happens.
package until

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// Done serves s until ctx is done.
func Done(ctx context.Context, s *http.Server) error {
	over := make(chan error, 1)
	go func() {
		<-ctx.Done()
		limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		over <- s.Shutdown(limit)
	}()
	if err := s.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-over
}
