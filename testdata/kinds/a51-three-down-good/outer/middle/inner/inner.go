// Package inner serves.
package inner

import (
	"errors"
	"net/http"
)

// Runner runs a server.
type Runner struct {
	Server *http.Server
	closed bool
}

// Run serves until somebody closes the server.
func (r *Runner) Run() error {
	err := r.Server.ListenAndServe()
	if errors.Is(err, http.ErrServerClosed) {
		r.closed = true
		return nil
	}
	return err
}
