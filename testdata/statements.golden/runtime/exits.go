package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
	"testing"
	"time"

	"example.com/statements/internal/httpserve"
)

func slogAndExit() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		slog.Error("serve", "error", err)
		os.Exit(1)
	}
}

func printAndExit() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	// It is over.
	if err != nil { // say so
		fmt.Fprintln(os.Stderr, "serve:", err)
		log.Print("leaving")
		os.Exit(2) // for the supervisor
	}
	// Not reached.
}

func droppedThenFatal() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal("the server has ended")
	}
}

func droppedThenExit() int {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	_ = srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Exit(1)
	return 0
}

func exitsWellAfter() {
	httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Exit(0)
}

func worksThenExits() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Remove("pid")
	if err != nil {
		log.Print(err)
		os.Exit(1)
	}
}

func fatalInFunction() {
	neverCameBack()
	log.Print("unreachable so far")
}

func neverCameBack() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalAtEnd() {
	atEnd()
}

func atEnd() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func fatalInLoop() {
	for {
		again()
	}
}

func again() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalNextToReturn(off bool) {
	if off {
		return
	}
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func fatalNextToReturnCalled() {
	fatalNextToReturn(false)
	log.Print("goes on")
}

func fatalThenNil() error {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
	return nil
}

func fatalThenNilCalled() {
	if err := fatalThenNil(); err != nil {
		log.Fatal(err)
	}
}

func fatalInLiteral() {
	func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	log.Print("unreachable so far")
}

func fatalInVariable() {
	serve := func() {
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	}
	go serve()
	select {}
}

func testFatal(t testing.TB) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	t.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func panicsWithText() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		panic("serve: " + err.Error())
	}
}

func panicsWithError() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		panic(fmt.Sprintf("serve: %v", err))
	}
}
