// kind: option that returns a closure which sets several fields
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: WithTimeouts sets ReadHeaderTimeout, WriteTimeout and IdleTimeout

package main

import (
	"example.com/kinds/a24-with-several-good/web"
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
	log.Fatal(srv.ListenAndServe())
}
