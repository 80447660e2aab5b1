package main

import (
	"log"
	"net/http"

	"example.com/shapes/c05/limits"
)

// The helper in another package sets the timeouts, and nothing else.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	limits.Apply(srv)
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
