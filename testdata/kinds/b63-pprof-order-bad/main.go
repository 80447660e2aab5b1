// kind: default mux replaced before pprof registers
// label: bad
// subject: devmode/pprof-public
// text: the package that replaces http.DefaultServeMux does not import pprof, whose init runs later and registers on the new mux

package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"

	_ "example.com/kinds/b63-pprof-order-bad/clean"
)

func main() {
	http.Handle("/", http.FileServer(http.Dir("htdocs")))
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public
}
