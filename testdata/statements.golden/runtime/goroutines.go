package main

import (
	"log"
	"net/http"
	"sync"

	"example.com/statements/internal/httpserve"
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
	go httpserve.Run(srv)              // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go httpserve.ListenAndServe(":8081", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	select {}
}

func goLiteral() {
	go func() {
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	}()
	select {}
}

func goGroup(g *group) {
	srv := &http.Server{Addr: ":8080"}
	g.Go(func() error { return httpserve.Run(srv) }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(func() error { return httpserve.Run(srv) }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Wait()
}

func goChannel() {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() { failed <- httpserve.Run(srv) }() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err := <-failed; err != nil {
		log.Fatal(err)
	}
}

func goFatal() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		go log.Fatal(err)
	}
}

func deferred() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		defer log.Fatal(err)
	}
}

func calledLiteral() {
	err := func() error {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	if err != nil {
		log.Fatal(err)
	}
}
