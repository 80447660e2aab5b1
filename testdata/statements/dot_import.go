package main

import (
	"log"
	. "net/http"
)

func dotImport() {
	log.Fatal(ListenAndServe(":8080", NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func dotImportMethod() {
	srv := &Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
