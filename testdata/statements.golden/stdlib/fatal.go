package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
	"time"
)

type console struct{ prefix string }

func (c console) Fatal(v ...any) {
	fmt.Println(c.prefix, v)
	os.Exit(1)
}

func (c console) With(prefix string) console { return console{prefix} }

func fatal() {
	mux := http.NewServeMux()
	log.Fatal((&http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalf() {
	log.Fatalf("serving failed: %v", (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fatalln() {
	log.Fatalln("serving failed:", (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func panics() {
	panic((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func customLogger(c console) {
	c.Fatal("serving failed", (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func builtLogger(c console) {
	c.With("web").Fatal((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func prints() {
	fmt.Println((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	slog.Error("leaving")
}

func structured() {
	slog.Error("serving failed", "error", (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func parenthesised() {
	log.Fatal(((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func method() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func errInUse(err error) {
	log.Fatalf("%v, then %v", err, (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func errText() {
	log.Fatal((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe().Error()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func wrapped() {
	log.Fatal(fmt.Errorf("serve: %w", (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func musts() {
	must((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
