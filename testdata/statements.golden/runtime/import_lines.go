package main

import "log"
import "net/http"
import "time"

import "example.com/statements/internal/httpserve"

func importLines() {
	srv := &http.Server{Addr: ":8080", WriteTimeout: time.Hour}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
