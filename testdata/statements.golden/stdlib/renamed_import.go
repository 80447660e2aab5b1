package main

import (
	stdlog "log"
	web "net/http"
	clock "time"
)

func renamedImport() {
	srv := &web.Server{
		Addr:              ":8080",
		Handler:           web.NotFoundHandler(),
		ReadHeaderTimeout: 10 * clock.Second,
		IdleTimeout:       120 * clock.Second,
	}
	stdlog.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func renamedImportMethod() {
	srv := &web.Server{
		Addr:              ":8080",
		WriteTimeout:      clock.Hour,
		ReadHeaderTimeout: 10 * clock.Second,
		IdleTimeout:       120 * clock.Second,
	}
	stdlog.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
