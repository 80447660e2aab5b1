// kind: server in an any, got back by an assertion
// label: good
// subject: timeouts/read-header-unset
// text: the server that comes out of a slice of any by an assertion gets its limit before it is served

package main

import (
	"log"
	"net/http"
	"time"
)

func parts() []any {
	h := http.FileServer(http.Dir("www"))
	return []any{"static site", &http.Server{Addr: ":8080", Handler: h, IdleTimeout: time.Minute}, 3}
}

func main() {
	for _, p := range parts() {
		srv, ok := p.(*http.Server)
		if !ok {
			log.Printf("%T: %v", p, p)
			continue
		}
		srv.ReadHeaderTimeout = srv.IdleTimeout / 4
		log.Fatal(srv.ListenAndServe())
	}
}
