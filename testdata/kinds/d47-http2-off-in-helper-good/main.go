// kind: helper of another package switches HTTP/2 off
// label: good
// subject: http2/disabled
// text: when the environment says so

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d47-http2-off-in-helper-good/internal/quirks"
)

func main() {
	srv := &http.Server{
		Addr:              ":443",
		Handler:           http.FileServer(http.Dir("/srv/http")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	quirks.Apply(srv)
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
}
