package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	pkgerrors "github.com/pkg/errors"
)

func namedBare() (err error) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err = srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return
}

func namedDeferred() (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("serve: %w", err)
		}
	}()
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err = srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return err
}

func namedReturned() (n int, err error) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return 1, srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func namedUsed() (n int, err error) {
	n = 2
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err = srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Println("served", err)
	return
}

func secondResult() {
	_, err := namedReturned()
	if err != nil {
		log.Fatal(err)
	}
	if n, err := namedUsed(); err != http.ErrServerClosed {
		log.Fatal(n, err)
	}
}

func wrappedLater() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return fmt.Errorf("serve: %w", err)
}

func wrappedWithValue() (string, error) {
	where := ":8080"
	srv := &http.Server{
		Addr:              where,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return where, fmt.Errorf("serve on %s: %w", where, srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrappedByPackage() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return pkgerrors.Wrap(srv.ListenAndServe(), "serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type serveError struct{ cause error }

func (e *serveError) Error() string { return e.cause.Error() }

func wrappedInType() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return &serveError{srv.ListenAndServe()} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrappedConcrete() *serveError {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return &serveError{cause: srv.ListenAndServe()} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrappedText() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return errors.New("serve: " + srv.ListenAndServe().Error()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func asStatus() int {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print(err)
		return 1
	}
	return 0
}

func textReturned() string {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe().Error() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func results() {
	must(namedBare())
	log.Print(namedDeferred())
	log.Print(wrappedText())
	must(wrappedLater())
	log.Fatal(wrappedByPackage())
	os.Exit(asStatus())
}

func resultKept() {
	status.err = keptElsewhere()
}

var status struct{ err error }

func keptElsewhere() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func calledInOtherFile() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func checkedInOtherFile() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func passedUp() error { return passedUpTwice() }

func passedUpTwice() error {
	err := passedUpThrice()
	return err
}

func passedUpThrice() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func recursive(n int) error {
	if n > 0 {
		return recursive(n - 1)
	}
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
