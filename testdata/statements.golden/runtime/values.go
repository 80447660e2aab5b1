package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func valueOfPackage() {
	serve := httpserve.ListenAndServe           // bound
	if err := serve(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func valueTwice(second bool) error {
	var serve = httpserve.ListenAndServe
	if second {
		return serve(":8081", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	return serve(":8080", http.NotFoundHandler()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func valueOfMethod() {
	srv := &http.Server{Addr: ":8080"}
	serve := func() error { return httpserve.Run(srv) }
	if err := serve(); err != nil && err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func valueOfTLS() {
	srv := &http.Server{Addr: ":8443"}
	serve := func(certFile, keyFile string) error { return httpserve.Run(srv, httpserve.TLS(certFile, keyFile)) }
	if err := serve("cert.pem", "key.pem"); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func valueChanged(secure bool) {
	srv := &http.Server{Addr: ":8443"}
	serve := func() error { return httpserve.Run(srv) } // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if secure {
		serve = func() error { return httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")) } // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	if err := serve(); err != nil {
		log.Fatal(err)
	}
}

func valueHandedOn() {
	serve := http.ListenAndServe
	use(serve)
	log.Fatal(serve(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func use(func(string, http.Handler) error) {}

func valueOfLiteral() {
	serve := func() error {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	if err := serve(); err != nil {
		log.Fatal(err)
	}
}

func valueOfLiteralGoes() {
	serve := func() error {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	go serve()
	select {}
}

func valueInParameter() {
	runIt(func() error {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	})
}

func runIt(f func() error) {
	if err := f(); err != nil {
		log.Fatal(err)
	}
}

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
	return httpserve.Run(a.srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func (a *app) fieldValue() {
	if err := httpserve.Run(&a.web); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func fields() {
	a := &app{srv: &http.Server{Addr: ":8080"}}
	a.web.Addr = ":8081"
	go a.fieldValue()
	if err := a.field(); err != nil {
		log.Fatal(err)
	}
}

func deferredCall() {
	srv := &http.Server{Addr: ":8080"}
	defer httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Print("about to serve")
}

func deferredPackage() {
	defer httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func deferredLiteral() {
	defer func() {
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	}()
}
