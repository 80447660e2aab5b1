package main

import (
	stdlog "log"
	web "net/http"
	clock "time"
)

func renamedImport() {
	stdlog.Fatal(web.ListenAndServe(":8080", web.NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func renamedImportMethod() {
	srv := &web.Server{Addr: ":8080", WriteTimeout: clock.Hour}
	stdlog.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
