package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
)

type console struct{ prefix string }

func (c console) Fatal(v ...any) {
	fmt.Println(c.prefix, v)
	os.Exit(1)
}

func (c console) With(prefix string) console { return console{prefix} }

func fatal() {
	mux := http.NewServeMux()
	log.Fatal(http.ListenAndServe(":8080", mux)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalf() {
	log.Fatalf("serving failed: %v", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalln() {
	log.Fatalln("serving failed:", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func panics() {
	panic(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func customLogger(c console) {
	c.Fatal("serving failed", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func builtLogger(c console) {
	c.With("web").Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func prints() {
	fmt.Println(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	slog.Error("leaving")
}

func structured() {
	slog.Error("serving failed", "error", http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func parenthesised() {
	log.Fatal((http.ListenAndServe(":8080", nil))) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func method() {
	srv := &http.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func errInUse(err error) {
	log.Fatalf("%v, then %v", err, http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func errText() {
	log.Fatal(http.ListenAndServe(":8080", nil).Error()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrapped() {
	log.Fatal(fmt.Errorf("serve: %w", http.ListenAndServe(":8080", nil))) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func musts() {
	must(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
