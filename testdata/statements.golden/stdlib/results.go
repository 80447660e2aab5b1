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
	err = (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return
}

func namedDeferred() (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("serve: %w", err)
		}
	}()
	err = (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return err
}

func namedReturned() (n int, err error) {
	return 1, (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func namedUsed() (n int, err error) {
	n = 2
	err = (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return fmt.Errorf("serve: %w", err)
}

func wrappedWithValue() (string, error) {
	where := ":8080"
	return where, fmt.Errorf("serve on %s: %w", where, (&http.Server{
		Addr:              where,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrappedByPackage() error {
	return pkgerrors.Wrap((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(), "serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type serveError struct{ cause error }

func (e *serveError) Error() string { return e.cause.Error() }

func wrappedInType() error {
	return &serveError{(&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrappedConcrete() *serveError {
	return &serveError{cause: (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrappedText() error {
	return errors.New("serve: " + (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe().Error()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func asStatus() int {
	if err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print(err)
		return 1
	}
	return 0
}

func textReturned() string {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe().Error() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func calledInOtherFile() error {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func checkedInOtherFile() error {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func passedUp() error { return passedUpTwice() }

func passedUpTwice() error {
	err := passedUpThrice()
	return err
}

func passedUpThrice() error {
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func recursive(n int) error {
	if n > 0 {
		return recursive(n - 1)
	}
	return (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
