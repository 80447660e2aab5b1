package main

import (
	"log"
	"net/http"
	"time"
)

func valueOfPackage() {
	serve := http.ListenAndServe   // bound
	log.Fatal(serve(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func valueTwice(second bool) error {
	var serve = http.ListenAndServe
	if second {
		return serve(":8081", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	return serve(":8080", http.NotFoundHandler()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func valueOfMethod() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	serve := srv.ListenAndServe
	if err := serve(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func valueOfTLS() {
	srv := &http.Server{
		Addr:              ":8443",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	serve := srv.ListenAndServeTLS
	log.Fatal(serve("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func valueChanged(secure bool) {
	srv := &http.Server{
		Addr:              ":8443",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	serve := srv.ListenAndServe // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if secure {
		serve = func() error { return srv.ListenAndServeTLS("cert.pem", "key.pem") } // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	log.Fatal(serve())
}

func valueHandedOn() {
	serve := http.ListenAndServe
	use(serve)
	log.Fatal(serve(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func use(func(string, http.Handler) error) {}

func valueOfLiteral() {
	serve := func() error {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	log.Fatal(serve())
}

func valueOfLiteralGoes() {
	serve := func() error {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	go serve()
	select {}
}

func valueInParameter() {
	runIt(func() error {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	})
}

func runIt(f func() error) { log.Fatal(f()) }

func valueAmongOthers() {
	runAll(func() error { return nil }, func() error {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	})
}

func runAll(fs ...func() error) {
	for _, f := range fs {
		log.Print(f())
	}
}

type app struct {
	srv *http.Server
	web http.Server
}

func (a *app) field() error {
	return a.srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func (a *app) fieldValue() {
	a.web.ReadHeaderTimeout = 10 * time.Second
	a.web.IdleTimeout = 120 * time.Second
	log.Fatal(a.web.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func fields() {
	a := &app{srv: &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}
	a.web.Addr = ":8081"
	go a.fieldValue()
	log.Fatal(a.field())
}

func deferredCall() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	defer srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Print("about to serve")
}

func deferredPackage() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	defer srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func deferredLiteral() {
	defer func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
}
