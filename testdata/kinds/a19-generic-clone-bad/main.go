// kind: copy of a server by a generic clone
// label: bad
// subject: timeouts/read-header-unset
// text: the limit is set on the base after the generic clone copied it, and the clone is served

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
	srv := clone(base)
	base.ReadHeaderTimeout = 10 * time.Second
	srv.Addr = ":8080"
	if err := srv.ListenAndServe(); err != nil { // want timeouts/read-header-unset
		log.Fatal(err)
	}
}
