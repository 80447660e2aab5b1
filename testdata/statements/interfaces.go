package main

import (
	"log"
	"net/http"
)

type starter interface{ start() error }

type started struct{}

func (started) start() error {
	return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func startUnchecked(s starter) {
	log.Fatal(s.start())
}

type opener interface{ open() error }

type opened struct{}

func (*opened) open() error {
	return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func openChecked(o opener) {
	if err := o.open(); err != nil {
		log.Fatal(err)
	}
}
