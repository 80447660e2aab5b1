package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func statementsAfter() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	} else {
		return
	}
	log.Println("never printed")
}

func branches(secure bool) {
	srv := &http.Server{Addr: ":8080"}
	if secure {
		if err := httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	} else {
		if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	}
}

func branchesAndMore(secure bool) {
	srv := &http.Server{Addr: ":8080"}
	if secure {
		if err := httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
		return
	}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func clauses(how string) {
	srv := &http.Server{Addr: ":8080"}
	switch how {
	case "tls":
		if err := httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	case "plain":
		if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	default:
		log.Fatal("tls or plain?")
	}
}

func clausesWithValue(how string) int {
	srv := &http.Server{Addr: ":8080"}
	switch how {
	case "tls":
		if err := httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	case "plain":
		if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	}
	return 0
}

func selected(start, quit chan struct{}) {
	select {
	case <-start:
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
	case <-quit:
		log.Print("not today")
	}
}

func fallsThrough(how int) {
	switch how {
	case 1:
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		} else {
			return
		}
		fallthrough
	case 2:
		log.Print("two")
	}
}

func exitCode() int {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return 1
}

func computed() int {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return len(http.MethodGet)
}

func panicsAtEnd() error {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		panic(err)
	}
	return nil
}

func inLoop() {
	for {
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Fatal(err)
		}
		return
	}
}

func labelled() {
serve:
	log.Fatal((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	goto serve
}
