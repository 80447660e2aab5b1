// kind: server built two packages down and returned by accessors
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the innermost package builds the server without limits

package main

import (
	"log"
	"net/http"

	"example.com/kinds/a50-two-down-bad/app"
)

func main() {
	a := app.New(":8080", http.FileServer(http.Dir("www")))
	log.Println("up:", a.Name())
	log.Fatal(a.HTTP().ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}
