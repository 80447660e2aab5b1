package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
	"example.com/statements/lib"
)

func importGroups() {
	go lib.Quiet()
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
