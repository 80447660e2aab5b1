package main

import (
	"log"
	"net/http"
)

// site is a server by embedding; no literal of http.Server is ever written.
type site struct {
	http.Server
	hits int
}

func main() {
	var s site
	s.Addr = ":8080"
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.hits++ })
	log.Fatal(s.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
