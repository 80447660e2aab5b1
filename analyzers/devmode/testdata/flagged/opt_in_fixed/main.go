package main

import (
	"flag"
	"net/http"
	_ "net/http/pprof"
)

// A switch does not make the address safe.
func main() {
	debug := flag.Bool("debug", false, "")
	flag.Parse()
	if *debug {
		http.ListenAndServe(":6060", nil) // want devmode/pprof-public:warning
	}
}
