// Package transport hides what is served how.
package transport

import (
	"net/http"
	"time"
)

// Transport is something that takes requests.
type Transport interface {
	ListenAndServe() error
	Close() error
}

// HTTP returns a transport for HTTP/1 and HTTP/2.
func HTTP(addr string, h http.Handler) Transport {
	srv := &http.Server{Addr: addr, Handler: h, IdleTimeout: time.Minute}
	srv.SetKeepAlivesEnabled(true)
	return srv
}
