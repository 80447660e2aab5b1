package main

import (
	"fmt"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func returned() error {
	return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedTwice() error {
	return returnedDeep()
}

func returnedDeep() error {
	srv := &http.Server{Addr: ":8080"}
	return httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedWrapped() error {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func returnedWithValue() (int, error) {
	return 1, httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedComparison() bool {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() == http.ErrServerClosed // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedNamed() (err error) {
	err = httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return
}

type command struct{ run func() error }

var serveCommand = command{run: func() error {
	return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}}
