// kind: options of another package write to a private struct
// label: good
// subject: timeouts/read-header-unset
// text: main passes the option for the limit for headers

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d02-options-private-config-good/internal/server"
)

func main() {
	s := server.New(http.FileServer(http.Dir("public")),
		server.WithAddr(":8080"),
		server.WithHeaderTimeout(5*time.Second),
	)
	log.Fatal(s.Start())
}
