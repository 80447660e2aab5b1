// kind: struct of another package that embeds a server
// label: bad
// subject: timeouts/read-header-unset
// text: the embedded server has no limit for headers

package main

import (
	"log"
	"os"

	"example.com/kinds/e27-embedded-server-bad/internal/api"
	"example.com/kinds/e27-embedded-server-bad/internal/store"
)

func main() {
	st, err := store.Open(os.Getenv("STORE_DIR"))
	if err != nil {
		log.Fatal(err)
	}
	a := api.New(":8080", st)
	log.Printf("api on %s", a.Addr)
	log.Fatal(a.Run()) // also timeouts/read-header-unset
}
