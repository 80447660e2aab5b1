package main

import (
	"log"
	"net/http"
)

func otherFile() {
	srv := &http.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
