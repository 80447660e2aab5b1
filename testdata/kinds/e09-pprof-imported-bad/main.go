// kind: import of net/http/pprof in another package
// label: bad
// subject: devmode/pprof-public
// text: the public server has no handler of its own

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e09-pprof-imported-bad/internal/diag"
)

func main() {
	diag.Init()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "welcome", r.RemoteAddr)
	})
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public
}
