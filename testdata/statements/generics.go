package main

import (
	"log"
	"net/http"
)

func genericFunction[T any](T) error {
	return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func genericCaller() {
	log.Fatal(genericFunction[int](1))
}

type genericServer[T any] struct{ srv *http.Server }

func (s *genericServer[T]) run() error {
	return s.srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func genericMethodCaller() {
	s := &genericServer[int]{&http.Server{Addr: ":8080"}}
	log.Fatal(s.run())
}
