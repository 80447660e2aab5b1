// kind: method value in a struct
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a method value in a struct

package main

import (
	"log"
	"net/http"
)

type job struct{ run func() error }

func main() {
	srv := &http.Server{Addr: ":8080"}
	jobs := []job{{run: srv.ListenAndServe}} // also timeouts/read-header-unset
	for _, j := range jobs {
		log.Fatal(j.run()) // want timeouts/read-header-unset
	}
}
