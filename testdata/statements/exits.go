package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
	"testing"
)

func slogAndExit() {
	slog.Error("serve", "error", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Exit(1)
}

func printAndExit() {
	err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	// It is over.
	fmt.Fprintln(os.Stderr, "serve:", err) // say so
	log.Print("leaving")
	os.Exit(2) // for the supervisor
	// Not reached.
}

func droppedThenFatal() {
	http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal("the server has ended")
}

func droppedThenExit() int {
	_ = http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Exit(1)
	return 0
}

func exitsWellAfter() {
	http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Exit(0)
}

func worksThenExits() {
	err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Remove("pid")
	log.Print(err)
	os.Exit(1)
}

func fatalInFunction() {
	neverCameBack()
	log.Print("unreachable so far")
}

func neverCameBack() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalAtEnd() {
	atEnd()
}

func atEnd() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalInLoop() {
	for {
		again()
	}
}

func again() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalNextToReturn(off bool) {
	if off {
		return
	}
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalNextToReturnCalled() {
	fatalNextToReturn(false)
	log.Print("goes on")
}

func fatalThenNil() error {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return nil
}

func fatalThenNilCalled() {
	log.Fatal(fatalThenNil())
}

func fatalInLiteral() {
	func() {
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	log.Print("unreachable so far")
}

func fatalInVariable() {
	serve := func() {
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	go serve()
	select {}
}

func testFatal(t testing.TB) {
	t.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func panicsWithText() {
	panic("serve: " + http.ListenAndServe(":8080", nil).Error()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func panicsWithError() {
	panic(fmt.Sprintf("serve: %v", http.ListenAndServe(":8080", nil))) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
