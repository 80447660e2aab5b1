// kind: limits from flags of another package
// label: bad
// subject: keepalive/idle-unset
// text: the flag for idle connections is defined, but its value goes nowhere

package main

import (
	"flag"
	"io"
	"log"
	"net/http"

	"example.com/kinds/d35-flag-durations-bad/internal/flags"
)

func main() {
	f := flags.Register(flag.CommandLine)
	flag.Parse()

	mux := http.NewServeMux()
	mux.HandleFunc("/ping", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "pong\n") })
	srv := &http.Server{Addr: f.Addr, Handler: mux}
	f.Apply(srv)
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
