// kind: method of a generic struct
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a method of a generic struct

package main

import (
	"log"
	"net/http"
)

type box[T any] struct{ v T }

func (b *box[T]) get() T { return b.v }
func main() {
	b := &box[*http.Server]{v: &http.Server{Addr: ":8080"}}
	log.Fatal(b.get().ListenAndServe()) // want timeouts/read-header-unset
}
