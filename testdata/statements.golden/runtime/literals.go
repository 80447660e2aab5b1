package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func empty() {
	srv := &http.Server{}
	srv.Addr = ":8080"
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func oneLine() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func manyLines() {
	srv := &http.Server{
		Addr: ":8080", // where we listen

		// What we serve.
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusTeapot)
		}),
		// To be continued.
	}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func zeroes() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 0,             // for ever
		IdleTimeout:       0 * time.Hour, // for ever
	}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func half() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 5 * time.Second,
		Handler:           nil,
	}
	if err := httpserve.Run(srv); err != nil { // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

var packageLevel = &http.Server{Addr: ":8080"}

func servePackageLevel() {
	if err := httpserve.Run(packageLevel); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

var packageValue = http.Server{Addr: ":8080"}

func servePackageValue() {
	if err := httpserve.Run(&packageValue); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
