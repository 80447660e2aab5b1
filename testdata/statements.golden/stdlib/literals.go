package main

import (
	"log"
	"net/http"
	"time"
)

func empty() {
	srv := &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	srv.Addr = ":8080"
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func oneLine() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func manyLines() {
	srv := &http.Server{
		Addr: ":8080", // where we listen

		// What we serve.
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusTeapot)
		}),
		// To be continued.
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func zeroes() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,  // for ever
		IdleTimeout:       120 * time.Second, // for ever
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func half() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 5 * time.Second,
		Handler:           nil,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

var packageLevel = &http.Server{
	Addr:              ":8080",
	ReadHeaderTimeout: 10 * time.Second,
	IdleTimeout:       120 * time.Second,
}

func servePackageLevel() {
	log.Fatal(packageLevel.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

var packageValue = http.Server{
	Addr:              ":8080",
	ReadHeaderTimeout: 10 * time.Second,
	IdleTimeout:       120 * time.Second,
}

func servePackageValue() {
	log.Fatal(packageValue.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
