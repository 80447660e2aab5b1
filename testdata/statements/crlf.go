package main

import (
	"log"
	"net/http"
)

// crlf comes from Windows.
func crlf() {
	srv := &http.Server{
		Addr: ":8080", // where
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

/*
	Two

lines.
*/
func crlfFunction() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
