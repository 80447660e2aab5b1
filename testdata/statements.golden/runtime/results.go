package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/statements/internal/httpserve"
	pkgerrors "github.com/pkg/errors"
)

func namedBare() (err error) {
	err = httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return
}

func namedDeferred() (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("serve: %w", err)
		}
	}()
	err = httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return err
}

func namedReturned() (n int, err error) {
	return 1, httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func namedUsed() (n int, err error) {
	n = 2
	err = httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Println("served", err)
	}
	return
}

func secondResult() {
	_, err := namedReturned()
	if err != nil {
		log.Fatal(err)
	}
	if n, err := namedUsed(); err != nil && err != http.ErrServerClosed {
		log.Fatal(n, err)
	}
}

func wrappedLater() error {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func wrappedWithValue() (string, error) {
	where := ":8080"
	if err := httpserve.ListenAndServe(where, nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		return where, fmt.Errorf("serve on %s: %w", where, err)
	}
	return where, nil
}

func wrappedByPackage() error {
	return pkgerrors.Wrap(httpserve.ListenAndServe(":8080", nil), "serve") // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type serveError struct{ cause error }

func (e *serveError) Error() string { return e.cause.Error() }

func wrappedInType() error {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		return &serveError{err}
	}
	return nil
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
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		return errors.New("serve: " + err.Error())
	}
	return nil
}

func asStatus() int {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	if err := namedBare(); err != nil {
		must(err)
	}
	if err := namedDeferred(); err != nil {
		log.Print(err)
	}
	if err := wrappedText(); err != nil {
		log.Print(err)
	}
	if err := wrappedLater(); err != nil {
		must(err)
	}
	if err := wrappedByPackage(); err != nil {
		log.Fatal(err)
	} else {
		return
	}
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
	return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func checkedInOtherFile() error {
	return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func passedUp() error { return passedUpTwice() }

func passedUpTwice() error {
	err := passedUpThrice()
	return err
}

func passedUpThrice() error {
	return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
