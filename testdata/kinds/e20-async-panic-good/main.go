// kind: handler that is a method value and starts a goroutine
// label: good
// subject: recovery/goroutine-panic
// text: the goroutine logs the error

package main

import (
	"log"
	"os"

	"example.com/kinds/e20-async-panic-good/internal/web"
)

func main() {
	s := web.New(os.Getenv("WEBHOOK_URL"))
	log.Fatal(s.ListenAndServe(":8080"))
}
