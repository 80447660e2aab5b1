package main

import (
	"log"

	"example.com/statements/internal/httpserve"
)

// oldDocs has a comment that gofmt of today lays out in another way:
//    curl -i \
//      http://localhost:8080/
// Its lines are not for a fix to touch.
func oldDocs() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
