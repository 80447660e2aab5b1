package main

import (
	"log"

	"example.com/kit"
)

// A constructor in a dependency returns a bare server.
func main() {
	srv := kit.NewServer(":8080")
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called
}
