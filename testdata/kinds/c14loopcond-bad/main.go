// kind: array of servers
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a array of servers

package main

import (
	"log"
	"net/http"
	"time"
)

type conf struct{ read time.Duration }

func main() {
	var srvs [2]*http.Server
	srvs[0] = &http.Server{Addr: ":8080"}
	srvs[1] = &http.Server{Addr: ":8081"}
	for i := range srvs {
		go srvs[i].ListenAndServe() // want timeouts/read-header-unset
	}
	log.Print(1)
	select {}
}
