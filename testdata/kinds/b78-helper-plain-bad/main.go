// kind: http.ListenAndServe in a helper package
// label: bad
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve
// text: two calls in main lead to one http.ListenAndServe in a helper package, one finding there

package main

import (
	"log"
	"net/http"

	"example.com/kinds/b78-helper-plain-bad/listen"
)

type text string

func (t text) ServeHTTP(w http.ResponseWriter, r *http.Request) { w.Write([]byte(t)) }

func main() {
	ends := make(chan error)
	go func() { ends <- listen.And(":8080", text("one")) }()
	go func() { ends <- listen.And(":8081", text("two")) }()
	log.Fatal(<-ends)
}
