package main

import (
	"log"
	"net/http"
)

// oldDocs has a comment that gofmt of today lays out in another way:
//    curl -i \
//      http://localhost:8080/
// Its lines are not for a fix to touch.
func oldDocs() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
