// kind: interface-typed field
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a interface-typed field

package main

import (
	"log"
	"net/http"
)

type server interface{ ListenAndServe() error }
type app struct{ s server }

func newServer() server { return &http.Server{Addr: ":8080"} }
func main()             { a := app{s: newServer()}; log.Fatal(a.s.ListenAndServe()) } // want timeouts/read-header-unset
