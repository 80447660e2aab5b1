package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/statements/internal/httpserve"
)

func equalInPlace() {
	if err := httpserve.ListenAndServe(":8080", nil); err == nil || err == http.ErrServerClosed { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("closed")
	}
}

func differsInPlace() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal("serving failed")
	}
}

func isInPlace() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal("serving failed")
	}
}

func nilInPlace() {
	if nil == httpserve.ListenAndServe(":8080", nil) { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("never")
	}
}

func nilInPlaceFails() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if srv.ListenAndServe() == nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		os.Exit(3)
	}
}

func closedReturns() error {
	srv := &http.Server{Addr: ":8080"}
	err := httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err == nil || errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func closedThenFatal() {
	srv := &http.Server{Addr: ":8080"}
	err := httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err == nil || err == http.ErrServerClosed {
		log.Print("closed")
		return
	}
	log.Fatal(err)
}

func closedFalls() {
	srv := &http.Server{Addr: ":8080"}
	err := httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err == nil || err == http.ErrServerClosed {
		log.Print("closed")
	}
	if err != nil {
		log.Print(err)
	}
}

func closedOrEOF() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err == nil || err == http.ErrServerClosed || err == io.EOF { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("closed")
	} else {
		log.Fatal(err)
	}
}

func neither() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && err != http.ErrServerClosed && err != io.EOF { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func negated() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && !(err == http.ErrServerClosed || errors.Is(err, io.EOF)) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func orStrict(strict bool) {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && (err != http.ErrServerClosed || strict) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func orOther() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil || len(os.Args) > 1 { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func otherBranch() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	} else {
		log.Print(err)
	}
}

func textCompared() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err.Error() != "http: Server closed" { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func kindAsked() {
	var exists *os.PathError
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); errors.As(err, &exists) { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func elseIf(first bool) {
	if first {
		log.Print("first")
	} else if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func assignedInHead() {
	var err error
	if err = httpserve.ListenAndServe(":8080", nil); err != nil && err != http.ErrServerClosed { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("failed")
	}
	if err != nil {
		log.Print(err)
	}
}

func assignedInBranches(secure bool) {
	srv := &http.Server{Addr: ":8080"}
	var err error
	if secure {
		err = httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	} else {
		err = httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	if err != nil && err != http.ErrServerClosed {
		log.Fatal(err)
	}
}

func hiddenNil() {
	nil := http.ErrServerClosed
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.DefaultServeMux,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
