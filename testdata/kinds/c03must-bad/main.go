// kind: generic must
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a generic must

package main

import (
	"log"
	"net/http"
)

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}
func build() (*http.Server, error) { return &http.Server{Addr: ":8080"}, nil }
func main()                        { srv := must(build()); log.Fatal(srv.ListenAndServe()) } // want timeouts/read-header-unset
