package main

import (
	"log"
	"net/http"
	"time"
)

type starter interface{ start() error }

type started struct{}

func (started) start() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func startUnchecked(s starter) {
	log.Fatal(s.start())
}

type opener interface{ open() error }

type opened struct{}

func (*opened) open() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func openChecked(o opener) {
	if err := o.open(); err != nil {
		log.Fatal(err)
	}
}
