package main

import (
	"log"
	"net/http"

	"example.com/shapes/c05/limits"
)

// What another package does to the server is not known, so it is taken to be enough.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	limits.Apply(srv)
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
