package main

import (
	"log"
	"net/http"
	"time"
)

// The answer to a linter: slow headers are bounded, idle connections are not.
func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir("public")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
