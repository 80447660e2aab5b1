package main

import (
	"log"
	"net/http"
	"net/http/pprof"
	"runtime"
)

// An import with a name registers the pages as well.
func main() {
	runtime.SetMutexProfileFraction(5)
	heap := pprof.Handler("heap")
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("shop")) })
	log.Printf("profiles by %T", heap)
	log.Fatal(http.ListenAndServe(":8080", nil)) // want devmode/pprof-public timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
