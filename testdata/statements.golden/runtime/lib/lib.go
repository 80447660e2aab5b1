package lib

import (
	"context"
	"net/http"
	"time"
)

// Quiet does nothing.
func Quiet() {}

// Serve leaves signals to the program.
func Serve(h http.Handler) error {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}

// ServeFor ends by itself.
func ServeFor(d time.Duration) error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	time.AfterFunc(d, func() { srv.Shutdown(context.Background()) }) // want shutdown/no-deadline
	return srv.ListenAndServe()                                      // want timeouts/read-header-unset keepalive/idle-unset
}
