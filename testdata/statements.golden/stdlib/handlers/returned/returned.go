// Package returned hands the server to its callers, who may look at the handler.
package returned

import (
	"net/http"
	"time"
)

// Start serves h. The caller shuts the server down.
func Start(h http.Handler) *http.Server {
	srv := &http.Server{
		Addr:              "localhost:8080",
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
	return srv
}
