// kind: struct of another package that embeds a server
// label: good
// subject: timeouts/read-header-unset
// text: the embedded server has a limit for requests

package main

import (
	"log"
	"os"

	"example.com/kinds/e27-embedded-server-good/internal/api"
	"example.com/kinds/e27-embedded-server-good/internal/store"
)

func main() {
	st, err := store.Open(os.Getenv("STORE_DIR"))
	if err != nil {
		log.Fatal(err)
	}
	a := api.New(":8080", st)
	log.Printf("api on %s", a.Addr)
	log.Fatal(a.Run())
}
