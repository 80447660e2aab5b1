// kind: helper of another package switches HTTP/2 off
// label: bad
// subject: http2/disabled
// text: always

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d47-http2-off-in-helper-bad/internal/quirks"
)

func main() {
	srv := &http.Server{
		Addr:              ":443",
		Handler:           http.FileServer(http.Dir("/srv/http")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	quirks.Apply(srv)                                       // also http2/disabled
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want http2/disabled
}
