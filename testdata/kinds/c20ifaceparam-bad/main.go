// kind: interface parameter
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a interface parameter

package main

import (
	"log"
	"net/http"
)

type runner interface{ ListenAndServe() error }

func run(r runner) error { return r.ListenAndServe() } // want timeouts/read-header-unset
func main()              { log.Fatal(run(&http.Server{Addr: ":8080"})) }
