// kind: options of another package that write to the server
// label: good
// subject: timeouts/read-header-unset
// text: the limit for headers is among the options

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e03-server-options-good/internal/opts"
	"example.com/kinds/e03-server-options-good/internal/server"
)

func main() {
	files := http.FileServer(http.Dir("public"))
	srv := server.New(":8000", files,
		opts.Idle(90*time.Second),
		opts.Header(5*time.Second),
		opts.MaxHeader(64<<10),
	)
	log.Println("listening on", srv.Addr)
	log.Fatal(srv.ListenAndServe())
}
