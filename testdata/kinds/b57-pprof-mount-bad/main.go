// kind: profiles mounted by another package
// label: bad
// subject: devmode/pprof-public devmode/expvar-public
// text: a helper of another package mounts profiles and variables on the public mux

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b57-pprof-mount-bad/debugging"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<p>hello")) })
	debugging.Mount(mux) // also devmode/pprof-public devmode/expvar-public
	srv := http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public devmode/expvar-public
}
