package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"time"
)

func channelReceived() {
	failed := make(chan error)
	go func() {
		failed <- http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	err := <-failed
	log.Fatal(err)
}

func channelSelected(ctx context.Context) error {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() {
		failed <- srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func channelFatal(ctx context.Context) {
	failed := make(chan error, 1)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	select {
	case err := <-failed:
		log.Fatalf("serve: %v", err) // at once
	case <-ctx.Done():
	}
}

func channelOfTwo() error {
	var failed = make(chan error, 2)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go func() {
		err := http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		failed <- fmt.Errorf("serve TLS: %w", err)
	}()
	return <-failed
}

func channelWrapped() error {
	failed := make(chan error, 1)
	go func() {
		failed <- fmt.Errorf("serve: %w", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	return <-failed
}

func channelChecked() {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() {
		if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			failed <- err
		}
		close(failed)
	}()
	for err := range failed {
		log.Println(err)
	}
}

func channelDropped() {
	failed := make(chan error)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	<-failed
}

func channelRanged() {
	failed := make(chan error)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	for err := range failed {
		log.Fatal(err)
	}
}

func channelLooped() {
	failed := make(chan error)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	for {
		select {
		case err := <-failed:
			log.Fatal(err)
		case <-time.After(time.Hour):
			log.Print("still here")
		}
	}
}

func channelCounted() {
	failed := make(chan error)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	for range 2 {
		log.Print(<-failed)
	}
}

func channelGivenAway() {
	failed := make(chan error, 1)
	go func() { failed <- http.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	watch(failed)
}

func watch(failed chan error) { log.Fatal(<-failed) }

func channelOfOthers(failed chan<- error) {
	failed <- http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type worker struct{ failed chan error }

func (w *worker) channelField() {
	w.failed <- http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func channelOfText() {
	failed := make(chan string, 1)
	go func() { failed <- http.ListenAndServe(":8080", nil).Error() }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(<-failed)
}

func channelInSelect(ready chan error) {
	select {
	case ready <- http.ListenAndServe(":8080", nil): // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	default:
	}
}
