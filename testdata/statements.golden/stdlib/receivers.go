package main

import (
	"log"
	"net/http"
	"time"
)

type value struct {
	http.Server
	hits int
}

type pointer struct{ *http.Server }

type deep struct{ inner *pointer }

func embeddedValue() {
	v := &value{hits: 1}
	v.Addr = ":8080"
	v.ReadHeaderTimeout = 10 * time.Second
	v.IdleTimeout = 120 * time.Second
	log.Fatal(v.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func embeddedPointer() {
	p := pointer{&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}
	log.Fatal(p.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func deepPointer() {
	d := deep{&pointer{&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}}
	log.Fatal(d.inner.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func valueVariable() {
	srv := http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func literalCalled() {
	log.Fatal((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func builtAndCalled() {
	log.Fatal(newServer(":8080").ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func newServer(addr string) *http.Server {
	return &http.Server{
		Addr:              addr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
}

func sharedConstructor() {
	one := shared(":8080")
	two := shared(":8081")
	two.ReadHeaderTimeout = 5e9
	go one.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	two.ListenAndServe()    // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func shared(addr string) *http.Server {
	return &http.Server{
		Addr:              addr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
}

func sharedConstructorAgain() {
	one := sharedAgain(":8080")
	one.ReadHeaderTimeout = 5e9
	two := sharedAgain(":8081")
	go one.ListenAndServe() // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	two.ListenAndServe()    // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func sharedAgain(addr string) *http.Server {
	return &http.Server{
		Addr:              addr,
		IdleTimeout:       120 * time.Second,
		ReadHeaderTimeout: 10 * time.Second,
	}
}

func sharedAndStopped(quit chan struct{}) {
	one := sharedThrice(":8080")
	two := sharedThrice(":8081")
	go one.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
	go two.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
	<-quit
	one.Close()
	two.Close()
}

func sharedThrice(addr string) *http.Server {
	return &http.Server{
		Addr:              addr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
}

func methodExpression() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal((*http.Server).ListenAndServe(srv)) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func functionValue() {
	serve := http.ListenAndServe
	log.Fatal(serve(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func methodValue() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	serve := srv.ListenAndServe
	log.Fatal(serve()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func setSomewhere(strict bool) {
	var srv http.Server
	srv.Addr = ":8080"
	if strict {
		srv.ReadHeaderTimeout = 1e9
	}
	if srv.ReadHeaderTimeout == 0 {
		srv.ReadHeaderTimeout = 10 * time.Second
	}
	srv.IdleTimeout = 120 * time.Second
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func eitherServer(second bool) {
	srv := &http.Server{Addr: ":8080"}
	if second {
		srv = &http.Server{Addr: ":8081", IdleTimeout: 1e9}
	}
	srv.ReadHeaderTimeout = 10 * time.Second
	if srv.IdleTimeout == 0 {
		srv.IdleTimeout = 120 * time.Second
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
