package main

import (
	"fmt"
	"log"
	"net/http"
)

type ended struct {
	name string
	err  error
}

func structSent() {
	results := make(chan ended, 2)
	srv := &http.Server{Addr: ":8080"}
	go func() {
		results <- ended{"web", srv.ListenAndServe()} // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	go func() {
		results <- ended{name: "admin", err: http.ListenAndServe(":8081", nil)} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	first := <-results
	log.Fatalf("%s: %v", first.name, first.err)
}

func structChecked() error {
	results := make(chan ended, 1)
	go func() {
		results <- ended{"web", http.ListenAndServe(":8080", nil)} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	r := <-results
	if r.err != http.ErrServerClosed {
		return fmt.Errorf("%s: %w", r.name, r.err)
	}
	return nil
}

func structWhole() {
	results := make(chan ended, 1)
	go func() {
		results <- ended{"web", http.ListenAndServe(":8080", nil)} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	log.Fatal(<-results)
}

func structAssigned() {
	results := make(chan *ended, 1)
	go func() {
		err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		results <- &ended{"web", err}
	}()
	select {
	case r := <-results:
		log.Print(r.name)
		log.Fatal(r.err)
	}
}
