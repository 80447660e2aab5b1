// kind: profiles mounted from a table
// label: bad
// subject: devmode/pprof-public
// text: the pages of pprof come from a table of routes onto the public mux

package main

import (
	"log"
	"net/http"
	"net/http/pprof"
	"time"
)

type route struct {
	pattern string
	handle  http.HandlerFunc
}

var routes = []route{
	{"/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) }},
	{"/debug/pprof/", pprof.Index},
	{"/debug/pprof/cmdline", pprof.Cmdline},
	{"/debug/pprof/profile", pprof.Profile},
	{"/debug/pprof/symbol", pprof.Symbol},
	{"/debug/pprof/trace", pprof.Trace},
}

func main() {
	mux := http.NewServeMux()
	for _, r := range routes {
		mux.HandleFunc(r.pattern, r.handle) // also devmode/pprof-public
	}
	mux.Handle("/", http.FileServer(http.Dir("site")))
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 10 * time.Second}
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public
}
