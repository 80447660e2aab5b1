package httpd

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// Daemon is a server with a mux.
type Daemon struct {
	*http.ServeMux
	srv *http.Server
}

// New makes a Daemon for addr.
func New(addr string) *Daemon {
	d := &Daemon{ServeMux: http.NewServeMux()}
	d.srv = &http.Server{Addr: addr, Handler: d}
	return d
}

// Start serves until Stop.
func (d *Daemon) Start() error {
	err := d.srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// Stop drains.
func (d *Daemon) Stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	d.srv.Shutdown(ctx)
}
