// kind: limits from flags of another package
// label: good
// subject: keepalive/idle-unset
// text: the flag for idle connections decides about IdleTimeout

package main

import (
	"flag"
	"io"
	"log"
	"net/http"

	"example.com/kinds/d35-flag-durations-good/internal/flags"
)

func main() {
	f := flags.Register(flag.CommandLine)
	flag.Parse()

	mux := http.NewServeMux()
	mux.HandleFunc("/ping", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "pong\n") })
	srv := &http.Server{Addr: f.Addr, Handler: mux}
	f.Apply(srv)
	log.Fatal(srv.ListenAndServe())
}
