// kind: slice of structs
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a slice of structs

package main

import (
	"log"
	"net/http"
)

type entry struct {
	name string
	srv  *http.Server
}

func main() {
	entries := []entry{{"a", &http.Server{Addr: ":8080"}}, {"b", &http.Server{Addr: ":8081"}}}
	for _, e := range entries {
		go func() { log.Print(e.srv.ListenAndServe()) }() // want timeouts/read-header-unset
	}
	select {}
}
