package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

// crlf comes from Windows.
func crlf() {
	srv := &http.Server{
		Addr: ":8080", // where
	}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

/*
	Two

lines.
*/
func crlfFunction() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
