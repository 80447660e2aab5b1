package main

import (
	"net/http"
	"os"
)

// Which function serves is decided when the program runs.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	run := srv.ListenAndServe // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if os.Getenv("CERT") != "" {
		run = func() error { return srv.ListenAndServeTLS(os.Getenv("CERT"), os.Getenv("KEY")) } // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	if err := run(); err != nil {
		os.Exit(1)
	}
}
