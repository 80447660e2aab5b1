// kind: function parameter
// label: bad
// subject: timeouts/package-serve
// text: no timeout on the way of a function parameter

package main

import (
	"log"
	"net/http"
)

func run(serve func(string, http.Handler) error, addr string) error { return serve(addr, nil) } // want timeouts/package-serve
func main()                                                         { log.Fatal(run(http.ListenAndServe, ":8080")) }
