// kind: channel of servers
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a channel of servers

package main

import (
	"log"
	"net/http"
)

func main() {
	ch := make(chan *http.Server, 1)
	ch <- &http.Server{Addr: ":8080"}
	log.Fatal((<-ch).ListenAndServe()) // want timeouts/read-header-unset
}
