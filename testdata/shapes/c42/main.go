package main

import (
	"log"
	"net/http"

	"example.com/profiling"
)

// The import stands in a dependency, whose source nobody of this module reads.
func main() {
	profiling.Label("shop")
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("shop")) })
	log.Fatal(http.ListenAndServe(":8080", nil)) // want devmode/pprof-public timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
