package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"

	"example.com/statements/internal/httpserve"
)

func assigned() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Fatal(err)
	}
}

func assignedAndTested() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Fatal(err)
	}
}

func assignedLater() {
	var err error
	srv := &http.Server{Addr: ":8080"}
	err = httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("done")
}

func declared() {
	var err = httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Fatal(err)
	}
}

func inCondition() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedCompared() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedIs() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedAndNil() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil && !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func closedOnItsOwnLine() {
	srv := &http.Server{Addr: ":8080"}
	err := httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil && err != http.ErrServerClosed {
		log.Fatal(err)
	}
	log.Print("closed")
}

func closedElse() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err == nil || err == http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print("closed")
	} else {
		log.Fatal(err)
	}
}

func closedSwitch() {
	srv := &http.Server{Addr: ":8080"}
	switch err := httpserve.Run(srv); { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case err == nil, errors.Is(err, http.ErrServerClosed):
	default:
		log.Fatal(err)
	}
}

func dropped() {
	httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func blank() {
	_ = httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func testedInPlace() {
	if httpserve.ListenAndServe(":8080", nil) != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		os.Exit(1)
	}
}

func asText() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Fatal("serve: " + err.Error())
	}
}

func usedTwice() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != nil {
		log.Print(err)
		os.WriteFile("last-words", []byte(err.Error()), 0o600)
	}
}

func tried() {
	for {
		err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if err == nil {
			return
		}
		log.Print(err)
	}
}

func triedQuietly(n int) {
	for range n {
		if err := httpserve.ListenAndServe(":8080", nil); err == nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			return
		}
	}
}
