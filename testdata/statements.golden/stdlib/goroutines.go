package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type group struct{ sync.WaitGroup }

func (g *group) Go(f func() error) {
	g.Add(1)
	go func() {
		defer g.Done()
		f()
	}()
}

func goStatements() {
	srv := &http.Server{Addr: ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.ListenAndServe()              // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	srv2 := &http.Server{
		Addr:              ":8081",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv2.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	select {}
}

func goLiteral() {
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	select {}
}

func goGroup(g *group) {
	srv := &http.Server{Addr: ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	g.Go(func() error { return srv.ListenAndServe() }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(srv.ListenAndServe) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Wait()
}

func goChannel() {
	srv := &http.Server{Addr: ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(<-failed)
}

func goFatal() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func deferred() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	defer log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func calledLiteral() {
	err := func() error {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	log.Fatal(err)
}
