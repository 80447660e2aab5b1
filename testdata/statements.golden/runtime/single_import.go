package main

import (
	"net/http"

	"example.com/statements/internal/httpserve"
)

func singleImport() {
	srv := &http.Server{Addr: ":8080"}
	httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
