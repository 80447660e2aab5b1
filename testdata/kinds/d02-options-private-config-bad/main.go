// kind: options of another package write to a private struct
// label: bad
// subject: timeouts/read-header-unset
// text: no option that main passes sets the limit for headers

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d02-options-private-config-bad/internal/server"
)

func main() {
	s := server.New(http.FileServer(http.Dir("public")),
		server.WithAddr(":8080"),
		server.WithIdleTimeout(time.Minute),
	)
	log.Fatal(s.Start()) // also timeouts/read-header-unset
}
