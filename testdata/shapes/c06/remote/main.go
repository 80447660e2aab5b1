package main

import (
	"log"
	"time"

	"example.com/shapes/c06/remote/bare"
)

// The same with the helper in another package.
func main() {
	srv := bare.Server(":8080")
	srv.ReadTimeout = 30 * time.Second
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
