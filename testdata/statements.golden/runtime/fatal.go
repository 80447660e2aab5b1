package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"

	"example.com/statements/internal/httpserve"
)

type console struct{ prefix string }

func (c console) Fatal(v ...any) {
	fmt.Println(c.prefix, v)
	os.Exit(1)
}

func (c console) With(prefix string) console { return console{prefix} }

func fatal() {
	mux := http.NewServeMux()
	if err := httpserve.ListenAndServe(":8080", mux); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func fatalf() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatalf("serving failed: %v", err)
	}
}

func fatalln() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatalln("serving failed:", err)
	}
}

func panics() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		panic(err)
	}
}

func customLogger(c console) {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		c.Fatal("serving failed", err)
	}
}

func builtLogger(c console) {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		c.With("web").Fatal(err)
	}
}

func prints() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		fmt.Println(err)
	}
	slog.Error("leaving")
}

func structured() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		slog.Error("serving failed", "error", err)
	}
}

func parenthesised() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func method() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func errInUse(err error) {
	if serveErr := httpserve.ListenAndServe(":8080", nil); serveErr != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatalf("%v, then %v", err, serveErr)
	}
}

func errText() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err.Error())
	}
}

func wrapped() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(fmt.Errorf("serve: %w", err))
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func musts() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		must(err)
	}
}
