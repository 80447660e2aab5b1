// kind: closure that returns a closure
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a closure that returns a closure

package main

import (
	"log"
	"net/http"
)

func mk(addr string) func() func() error {
	srv := &http.Server{Addr: addr}
	return func() func() error { return func() error { return srv.ListenAndServe() } } // want timeouts/read-header-unset
}
func main() { log.Fatal(mk(":8080")()()) }
