// kind: constants of a limits package
// label: bad
// subject: timeouts/absurd
// text: 512 MiB of headers are read

package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/kinds/e18-header-bytes-bad/internal/limits"
)

type frontend struct {
	*http.Server
	hits int
}

func newFrontend(addr string) *frontend {
	f := &frontend{Server: &http.Server{Addr: addr}}
	f.Handler = http.HandlerFunc(f.index)
	f.ReadHeaderTimeout = limits.Headers
	f.IdleTimeout = limits.Idle
	f.MaxHeaderBytes = limits.HeaderBytes // want timeouts/absurd
	return f
}

func (f *frontend) index(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, r.Method, r.URL.Path)
}

func main() {
	log.Fatal(newFrontend(":8080").ListenAndServe()) // also timeouts/absurd
}
