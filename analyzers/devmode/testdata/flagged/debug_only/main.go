package main

import (
	"net/http"
	_ "net/http/pprof"
)

// A server that shows nothing else is graded one level lower, as everywhere.
func main() {
	http.ListenAndServe(":6060", nil) // want devmode/pprof-public:warning
}
