package main

import (
	"log"
	"net/http"
)

// A serve function as a value.
func main() {
	serve := http.ListenAndServe
	log.Fatal(serve(":8080", http.NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
