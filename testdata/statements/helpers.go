package main

import (
	"log"
	"net/http"
	"time"
)

type option func(*http.Server)

func withTimeout(d time.Duration) option {
	return func(s *http.Server) { s.WriteTimeout = d }
}

func newOptional(addr string, opts ...option) *http.Server {
	s := &http.Server{Addr: addr}
	for _, o := range opts {
		o(s)
	}
	return s
}

func optional() {
	srv := newOptional(":8080", withTimeout(time.Minute))
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func orPanic[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func newFallible() (*http.Server, error) { return &http.Server{Addr: ":8080"}, nil }

func generic() {
	log.Fatal(orPanic(newFallible()).ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type servable interface{ ListenAndServe() error }

func serveAny[S servable](s S) error { return s.ListenAndServe() } // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen

func genericServe() {
	log.Fatal(serveAny(&http.Server{Addr: ":8080"}))
}

func serveOne(s servable) error { return s.ListenAndServe() } // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen

func interfaceServe() {
	if err := serveOne(&http.Server{Addr: ":8080"}); err != nil {
		log.Fatal(err)
	}
}
