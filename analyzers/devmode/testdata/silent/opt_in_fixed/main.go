package main

import (
	"flag"
	"net/http"
	_ "net/http/pprof"
)

// A debug server that only a setting starts is the choice of whoever makes the setting.
func main() {
	debug := flag.Bool("debug", false, "")
	flag.Parse()
	if *debug {
		http.ListenAndServe(":6060", nil)
	}
}
