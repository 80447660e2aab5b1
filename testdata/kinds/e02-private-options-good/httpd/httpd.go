// Package httpd serves HTTP.
package httpd

import "net/http"

// A Daemon serves a handler.
type Daemon struct {
	server *http.Server
}

// New makes a Daemon.
func New(h http.Handler, opts ...Option) *Daemon {
	o := options{addr: ":http"}
	for _, opt := range opts {
		opt(&o)
	}
	return &Daemon{server: &http.Server{
		Addr:         o.addr,
		Handler:      h,
		ReadTimeout:  o.readTimeout,
		WriteTimeout: o.writeTimeout,
		IdleTimeout:  o.idle,
	}}
}

// Serve serves until the server fails.
func (d *Daemon) Serve() error {
	return d.server.ListenAndServe()
}
