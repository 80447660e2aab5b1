// kind: default that is filled in when a field is zero
// label: bad
// subject: timeouts/read-header-unset
// text: the default for ReadTimeout is written to WriteTimeout

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d36-default-to-the-wrong-field-bad/internal/httpserver"
)

func main() {
	srv := httpserver.New(httpserver.Config{Addr: ":8080"}, http.FileServer(http.Dir("data")))
	if err := srv.ListenAndServe(); err != nil { // want timeouts/read-header-unset
		log.Fatal(err)
	}
}
