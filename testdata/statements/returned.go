package main

import (
	"fmt"
	"net/http"
)

func returned() error {
	return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedTwice() error {
	return returnedDeep()
}

func returnedDeep() error {
	srv := &http.Server{Addr: ":8080"}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedWrapped() error {
	return fmt.Errorf("serve: %w", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedWithValue() (int, error) {
	return 1, http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedComparison() bool {
	return http.ListenAndServe(":8080", nil) == http.ErrServerClosed // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedNamed() (err error) {
	err = http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return
}

type command struct{ run func() error }

var serveCommand = command{run: func() error {
	return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}}
