package main

import (
	"log"
	"net/http"
	"net/http/pprof"
)

// The handler is wanted on a path of its own; the import has registered the usual ones as well.
func main() {
	http.HandleFunc("/profile", pprof.Profile)
	log.Fatal(http.ListenAndServe(":8080", http.DefaultServeMux)) // want devmode/pprof-public:error
}
