package main

import (
	"log"
	"net/http"

	"example.com/shapes/c41/stats"
)

func main() {
	http.HandleFunc("GET /", stats.Count)
	log.Fatal(http.ListenAndServe(":8080", nil)) // want devmode/pprof-public timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
