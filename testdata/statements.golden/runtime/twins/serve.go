//go:build !special

package main

import (
	"net/http"

	"example.com/statements/internal/httpserve"
)

func serve() error {
	return httpserve.Harden(&http.Server{Addr: ":8080"}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func listen() error {
	return httpserve.Harden(&http.Server{Addr: ":8081"}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
