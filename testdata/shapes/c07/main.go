package main

import (
	"log"

	"example.com/kit"
)

// Nothing is known of a server that a dependency builds. This one should be reported as soon as facts travel between packages.
func main() {
	srv := kit.NewServer(":8080")
	log.Fatal(srv.ListenAndServe())
}
