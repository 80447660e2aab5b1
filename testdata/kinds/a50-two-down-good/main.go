// kind: server built two packages down and returned by accessors
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the innermost package builds the server with its limits

package main

import (
	"log"
	"net/http"

	"example.com/kinds/a50-two-down-good/app"
)

func main() {
	a := app.New(":8080", http.FileServer(http.Dir("www")))
	log.Println("up:", a.Name())
	log.Fatal(a.HTTP().ListenAndServe())
}
