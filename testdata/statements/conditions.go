package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"os"
)

func equalInPlace() {
	if http.ListenAndServe(":8080", nil) == http.ErrServerClosed { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("closed")
	}
}

func differsInPlace() {
	srv := &http.Server{Addr: ":8080"}
	if srv.ListenAndServe() != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal("serving failed")
	}
}

func isInPlace() {
	srv := &http.Server{Addr: ":8080"}
	if !errors.Is(srv.ListenAndServe(), http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal("serving failed")
	}
}

func nilInPlace() {
	if nil == http.ListenAndServe(":8080", nil) { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("never")
	}
}

func nilInPlaceFails() {
	if http.ListenAndServe(":8080", nil) == nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		os.Exit(3)
	}
}

func closedReturns() error {
	srv := &http.Server{Addr: ":8080"}
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func closedThenFatal() {
	srv := &http.Server{Addr: ":8080"}
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err == http.ErrServerClosed {
		log.Print("closed")
		return
	}
	log.Fatal(err)
}

func closedFalls() {
	srv := &http.Server{Addr: ":8080"}
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err == http.ErrServerClosed {
		log.Print("closed")
	}
	log.Print(err)
}

func closedOrEOF() {
	srv := &http.Server{Addr: ":8080"}
	if err := srv.ListenAndServe(); err == http.ErrServerClosed || err == io.EOF { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("closed")
	} else {
		log.Fatal(err)
	}
}

func neither() {
	srv := &http.Server{Addr: ":8080"}
	if err := srv.ListenAndServe(); err != http.ErrServerClosed && err != io.EOF { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func negated() {
	srv := &http.Server{Addr: ":8080"}
	if err := srv.ListenAndServe(); !(err == http.ErrServerClosed || errors.Is(err, io.EOF)) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func orStrict(strict bool) {
	srv := &http.Server{Addr: ":8080"}
	if err := srv.ListenAndServe(); err != http.ErrServerClosed || strict { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func orOther() {
	if err := http.ListenAndServe(":8080", nil); err != nil || len(os.Args) > 1 { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func otherBranch() {
	if err := http.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	} else {
		log.Print(err)
	}
}

func textCompared() {
	if err := http.ListenAndServe(":8080", nil); err.Error() != "http: Server closed" { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func kindAsked() {
	var exists *os.PathError
	if err := http.ListenAndServe(":8080", nil); errors.As(err, &exists) { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func elseIf(first bool) {
	if first {
		log.Print("first")
	} else if err := http.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func assignedInHead() {
	var err error
	if err = http.ListenAndServe(":8080", nil); err != http.ErrServerClosed { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("failed")
	}
	log.Print(err)
}

func assignedInBranches(secure bool) {
	srv := &http.Server{Addr: ":8080"}
	var err error
	if secure {
		err = srv.ListenAndServeTLS("cert.pem", "key.pem") // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	} else {
		err = srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	if err != http.ErrServerClosed {
		log.Fatal(err)
	}
}

func hiddenNil() {
	nil := http.ErrServerClosed
	if err := http.ListenAndServe(":8080", http.DefaultServeMux); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
