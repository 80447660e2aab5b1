package main

import (
	"log"
	. "net/http"

	"example.com/statements/internal/httpserve"
)

func dotImport() {
	if err := httpserve.ListenAndServe(":8080", NotFoundHandler()); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func dotImportMethod() {
	srv := &Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
