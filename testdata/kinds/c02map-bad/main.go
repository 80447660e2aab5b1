// kind: map of servers
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a map of servers

package main

import (
	"log"
	"net/http"
)

func main() {
	m := map[string]*http.Server{"a": {Addr: ":8080"}, "b": {Addr: ":8081"}}
	for _, s := range m {
		go func() { log.Print(s.ListenAndServe()) }() // want timeouts/read-header-unset
	}
	select {}
}
