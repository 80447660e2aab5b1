package main

import (
	"log"
	"net/http"
	"time"
)

func genericFunction[T any](T) error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func genericCaller() {
	log.Fatal(genericFunction[int](1))
}

type genericServer[T any] struct{ srv *http.Server }

func (s *genericServer[T]) run() error {
	return s.srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func genericMethodCaller() {
	s := &genericServer[int]{&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}
	log.Fatal(s.run())
}
