package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
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
	if err := httpserve.Run(&v.Server); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func embeddedPointer() {
	p := pointer{&http.Server{Addr: ":8080"}}
	if err := httpserve.Run(p.Server); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func deepPointer() {
	d := deep{&pointer{&http.Server{Addr: ":8080"}}}
	if err := httpserve.Run(d.inner.Server); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func valueVariable() {
	srv := http.Server{Addr: ":8080"}
	if err := httpserve.Run(&srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func literalCalled() {
	if err := httpserve.Run(&http.Server{Addr: ":8080"}); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func builtAndCalled() {
	if err := httpserve.Run(newServer(":8080")); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func newServer(addr string) *http.Server {
	return &http.Server{Addr: addr}
}

func sharedConstructor() {
	one := shared(":8080")
	two := shared(":8081")
	two.ReadHeaderTimeout = 5e9
	go httpserve.Run(one) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	httpserve.Run(two)    // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func shared(addr string) *http.Server {
	return &http.Server{Addr: addr}
}

func sharedConstructorAgain() {
	one := sharedAgain(":8080")
	one.ReadHeaderTimeout = 5e9
	two := sharedAgain(":8081")
	go httpserve.Run(one) // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	httpserve.Run(two)    // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func sharedAgain(addr string) *http.Server {
	return &http.Server{
		Addr: addr,
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
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func functionValue() {
	serve := httpserve.ListenAndServe
	if err := serve(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func methodValue() {
	srv := &http.Server{Addr: ":8080"}
	serve := func() error { return httpserve.Run(srv) }
	if err := serve(); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func setSomewhere(strict bool) {
	var srv http.Server
	srv.Addr = ":8080"
	if strict {
		srv.ReadHeaderTimeout = 1e9
	}
	if err := httpserve.Run(&srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func eitherServer(second bool) {
	srv := &http.Server{Addr: ":8080"}
	if second {
		srv = &http.Server{Addr: ":8081", IdleTimeout: 1e9}
	}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
