// kind: options of another package that write to the server
// label: bad
// subject: timeouts/read-header-unset
// text: only the idle limit is among the options

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e03-server-options-bad/internal/opts"
	"example.com/kinds/e03-server-options-bad/internal/server"
)

func main() {
	files := http.FileServer(http.Dir("public"))
	srv := server.New(":8000", files,
		opts.Idle(90*time.Second),
		opts.MaxHeader(64<<10),
	)
	log.Println("listening on", srv.Addr)
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
