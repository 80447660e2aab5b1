package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

func genericFunction[T any](T) error {
	return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func genericCaller() {
	if err := genericFunction[int](1); err != nil {
		log.Fatal(err)
	}
}

type genericServer[T any] struct{ srv *http.Server }

func (s *genericServer[T]) run() error {
	return httpserve.Run(s.srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func genericMethodCaller() {
	s := &genericServer[int]{&http.Server{Addr: ":8080"}}
	if err := s.run(); err != nil {
		log.Fatal(err)
	}
}
