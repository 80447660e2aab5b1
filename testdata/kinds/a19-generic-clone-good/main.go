// kind: copy of a server by a generic clone
// label: good
// subject: timeouts/read-header-unset
// text: the limit is set on the base before the generic clone copies it

package main

import (
	"log"
	"net/http"
	"time"
)

func clone[T any](p *T) *T {
	c := *p
	return &c
}

func main() {
	base := &http.Server{
		Handler:     http.FileServer(http.Dir("/var/lib/mirror")),
		IdleTimeout: time.Minute,
	}
	base.ReadHeaderTimeout = 10 * time.Second
	srv := clone(base)
	srv.Addr = ":8080"
	if err := srv.ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}
