package main

import (
	"fmt"
	"net/http"
	"time"
)

func returned() error {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedTwice() error {
	return returnedDeep()
}

func returnedDeep() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedWrapped() error {
	return fmt.Errorf("serve: %w", (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedWithValue() (int, error) {
	return 1, (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedComparison() bool {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() == http.ErrServerClosed // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func returnedNamed() (err error) {
	err = (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return
}

type command struct{ run func() error }

var serveCommand = command{run: func() error {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}}
