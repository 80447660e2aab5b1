// kind: map of structs by value
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a limited server replaces the old one in a copy of the map's struct, and the copy is not written back

package main

import (
	"log"
	"net/http"
	"time"
)

type entry struct {
	srv  *http.Server
	cert string
}

var table = map[string]entry{
	"main": {srv: &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("htdocs"))}},
}

func limit(name string) {
	e := table[name]
	e.srv = &http.Server{
		Addr:              e.srv.Addr,
		Handler:           e.srv.Handler,
		ReadHeaderTimeout: 12 * time.Second,
		IdleTimeout:       3 * time.Minute,
	}
	log.Printf("limited %s on %s", name, e.srv.Addr)
}

func main() {
	limit("main")
	for _, e := range table {
		if e.cert != "" {
			continue
		}
		log.Print(e.srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
	}
}
