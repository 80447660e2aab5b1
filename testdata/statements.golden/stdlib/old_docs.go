package main

import (
	"log"
	"net/http"
	"time"
)

// oldDocs has a comment that gofmt of today lays out in another way:
//    curl -i \
//      http://localhost:8080/
// Its lines are not for a fix to touch.
func oldDocs() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
