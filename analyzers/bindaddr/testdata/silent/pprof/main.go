// Profiles are for the rule devmode.
package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() { http.ListenAndServe(":6060", nil) }
