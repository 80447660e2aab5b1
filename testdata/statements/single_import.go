package main

import "net/http"

func singleImport() {
	srv := &http.Server{Addr: ":8080"}
	srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
