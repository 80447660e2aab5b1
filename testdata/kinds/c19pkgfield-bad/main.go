// kind: function in a field
// label: bad
// subject: timeouts/package-serve
// text: no timeout on the way of a function in a field

package main

import (
	"log"
	"net/http"
)

type deps struct {
	listen func(string, http.Handler) error
}

func main() { d := deps{listen: http.ListenAndServe}; log.Fatal(d.listen(":8080", nil)) } // want timeouts/package-serve
