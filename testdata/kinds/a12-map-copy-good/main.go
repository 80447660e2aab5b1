// kind: map of structs by value
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the copy of the map's struct that holds the limited server is written back

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
	table[name] = e
	log.Printf("limited %s on %s", name, e.srv.Addr)
}

func main() {
	limit("main")
	for _, e := range table {
		if e.cert != "" {
			continue
		}
		log.Print(e.srv.ListenAndServe())
	}
}
