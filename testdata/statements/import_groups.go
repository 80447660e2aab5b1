package main

import (
	"log"
	"net/http"

	"example.com/statements/lib"
)

func importGroups() {
	go lib.Quiet()
	srv := &http.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
