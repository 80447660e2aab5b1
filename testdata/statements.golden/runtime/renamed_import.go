package main

import (
	stdlog "log"
	web "net/http"
	clock "time"

	"example.com/statements/internal/httpserve"
)

func renamedImport() {
	if err := httpserve.ListenAndServe(":8080", web.NotFoundHandler()); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		stdlog.Fatal(err)
	}
}

func renamedImportMethod() {
	srv := &web.Server{Addr: ":8080", WriteTimeout: clock.Hour}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		stdlog.Fatal(err)
	}
}
