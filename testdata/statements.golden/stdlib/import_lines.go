package main

import "log"
import "net/http"
import "time"

func importLines() {
	srv := &http.Server{
		Addr:              ":8080",
		WriteTimeout:      time.Hour,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
