// kind: function in a package variable
// label: bad
// subject: timeouts/package-serve
// text: no timeout on the way of a function in a package variable

package main

import (
	"log"
	"net/http"
)

var serve = http.ListenAndServe

func main() { log.Fatal(serve(":8080", nil)) } // want timeouts/package-serve
