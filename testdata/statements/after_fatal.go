package main

import (
	"log"
	"net/http"
)

func statementsAfter() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Println("never printed")
}

func branches(secure bool) {
	srv := &http.Server{Addr: ":8080"}
	if secure {
		log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	} else {
		log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}

func branchesAndMore(secure bool) {
	srv := &http.Server{Addr: ":8080"}
	if secure {
		log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func clauses(how string) {
	srv := &http.Server{Addr: ":8080"}
	switch how {
	case "tls":
		log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case "plain":
		log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	default:
		log.Fatal("tls or plain?")
	}
}

func clausesWithValue(how string) int {
	srv := &http.Server{Addr: ":8080"}
	switch how {
	case "tls":
		log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case "plain":
		log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	return 0
}

func selected(start, quit chan struct{}) {
	select {
	case <-start:
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case <-quit:
		log.Print("not today")
	}
}

func fallsThrough(how int) {
	switch how {
	case 1:
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		fallthrough
	case 2:
		log.Print("two")
	}
}

func exitCode() int {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return 1
}

func computed() int {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return len(http.MethodGet)
}

func panicsAtEnd() error {
	panic(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func inLoop() {
	for {
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}

func labelled() {
serve:
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	goto serve
}
