package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

type ended struct {
	name string
	err  error
}

func structSent() {
	results := make(chan ended, 2)
	srv := &http.Server{Addr: ":8080"}
	go func() {
		results <- ended{"web", httpserve.Run(srv)} // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	go func() {
		results <- ended{name: "admin", err: httpserve.ListenAndServe(":8081", nil)} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	first := <-results
	if first.err != nil {
		log.Fatalf("%s: %v", first.name, first.err)
	}
}

func structChecked() error {
	results := make(chan ended, 1)
	go func() {
		results <- ended{"web", httpserve.ListenAndServe(":8080", nil)} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	r := <-results
	if r.err != nil && r.err != http.ErrServerClosed {
		return fmt.Errorf("%s: %w", r.name, r.err)
	}
	return nil
}

func structWhole() {
	results := make(chan ended, 1)
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		results <- ended{"web", srv.ListenAndServe()} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	log.Fatal(<-results)
}

func structAssigned() {
	results := make(chan *ended, 1)
	go func() {
		err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		results <- &ended{"web", err}
	}()
	select {
	case r := <-results:
		log.Print(r.name)
		if r.err != nil {
			log.Fatal(r.err)
		}
	}
}
