package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func channelReceived() {
	failed := make(chan error)
	go func() {
		failed <- httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	err := <-failed
	if err != nil {
		log.Fatal(err)
	}
}

func channelSelected(ctx context.Context) error {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() {
		failed <- httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	select {
	case err := <-failed:
		if err != nil {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func channelFatal(ctx context.Context) {
	failed := make(chan error, 1)
	go func() { failed <- httpserve.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	select {
	case err := <-failed:
		if err != nil { // at once
			log.Fatalf("serve: %v", err)
		}
	case <-ctx.Done():
	}
}

func channelOfTwo() error {
	var failed = make(chan error, 2)
	go func() { failed <- httpserve.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go func() {
		err := httpserve.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if err != nil {
			failed <- fmt.Errorf("serve TLS: %w", err)
		} else {
			failed <- nil
		}
	}()
	return <-failed
}

func channelWrapped() error {
	failed := make(chan error, 1)
	go func() {
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			failed <- fmt.Errorf("serve: %w", err)
		} else {
			failed <- nil
		}
	}()
	return <-failed
}

func channelChecked() {
	srv := &http.Server{Addr: ":8080"}
	failed := make(chan error, 1)
	go func() {
		if err := httpserve.Run(srv); err != nil && !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	go func() { failed <- httpserve.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	<-failed
}

func channelRanged() {
	failed := make(chan error)
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		failed <- srv.ListenAndServe()
	}() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	for err := range failed {
		log.Fatal(err)
	}
}

func channelLooped() {
	failed := make(chan error)
	go func() { failed <- httpserve.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	for {
		select {
		case err := <-failed:
			if err != nil {
				log.Fatal(err)
			}
			return
		case <-time.After(time.Hour):
			log.Print("still here")
		}
	}
}

func channelCounted() {
	failed := make(chan error)
	go func() { failed <- httpserve.ListenAndServe(":8080", nil) }() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	for range 2 {
		if err := <-failed; err != nil {
			log.Print(err)
		}
	}
}

func channelGivenAway() {
	failed := make(chan error, 1)
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		failed <- srv.ListenAndServe()
	}() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	watch(failed)
}

func watch(failed chan error) { log.Fatal(<-failed) }

func channelOfOthers(failed chan<- error) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	failed <- srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type worker struct{ failed chan error }

func (w *worker) channelField() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	w.failed <- srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func channelOfText() {
	failed := make(chan string, 1)
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		failed <- srv.ListenAndServe().Error()
	}() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(<-failed)
}

func channelInSelect(ready chan error) {
	select {
	case ready <- (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(): // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	default:
	}
}
