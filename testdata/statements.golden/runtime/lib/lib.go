package lib

import (
	"context"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

// Quiet does nothing.
func Quiet() {}

// Serve leaves signals to the program.
func Serve(h http.Handler) error {
	return httpserve.Harden(&http.Server{Addr: ":8080", Handler: h}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
}

// ServeFor ends by itself.
func ServeFor(d time.Duration) error {
	srv := httpserve.Harden(&http.Server{Addr: ":8080"})
	time.AfterFunc(d, func() { srv.Shutdown(context.Background()) }) // want shutdown/no-deadline
	return srv.ListenAndServe()                                      // want timeouts/read-header-unset keepalive/idle-unset
}
