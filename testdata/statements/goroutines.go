package main

import (
	"log"
	"net/http"
	"sync"
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
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()              // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go http.ListenAndServe(":8081", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	select {}
}

func goLiteral() {
	go func() {
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	select {}
}

func goGroup(g *group) {
	srv := &http.Server{Addr: ":8080"}
	g.Go(func() error { return srv.ListenAndServe() }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(srv.ListenAndServe) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Wait()
}

func goChannel() {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(<-failed)
}

func goFatal() {
	go log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func deferred() {
	defer log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func calledLiteral() {
	err := func() error {
		return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	log.Fatal(err)
}
