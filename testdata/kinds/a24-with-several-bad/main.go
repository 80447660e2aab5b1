// kind: option that returns a closure which sets several fields
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: WithTimeouts sets WriteTimeout and the size of headers

package main

import (
	"example.com/kinds/a24-with-several-bad/web"
	"log"
	"net/http"
	"time"
)

func main() {
	srv := web.New(
		http.FileServer(http.Dir("www")),
		web.WithTimeouts(5*time.Second, time.Minute),
		web.WithAddr(":8080"),
	)
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}
