package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

func assigned() {
	err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(err)
}

func assignedAndTested() {
	err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Fatal(err)
	}
}

func assignedLater() {
	var err error
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err = srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("done")
}

func declared() {
	var err = (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(err)
}

func inCondition() {
	if err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedCompared() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedIs() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedAndNil() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil && !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedOnItsOwnLine() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != http.ErrServerClosed {
		log.Fatal(err)
	}
	log.Print("closed")
}

func closedElse() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err == http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("closed")
	} else {
		log.Fatal(err)
	}
}

func closedSwitch() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch err := srv.ListenAndServe(); { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case errors.Is(err, http.ErrServerClosed):
	default:
		log.Fatal(err)
	}
}

func dropped() {
	(&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func blank() {
	_ = (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func testedInPlace() {
	if (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		os.Exit(1)
	}
}

func asText() {
	err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal("serve: " + err.Error())
}

func usedTwice() {
	err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Print(err)
	os.WriteFile("last-words", []byte(err.Error()), 0o600)
}

func tried() {
	for {
		err := (&http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print(err)
	}
}

func triedQuietly(n int) {
	for range n {
		(&http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}
