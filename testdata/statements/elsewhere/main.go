// Elsewhere lets another package catch the signals, and saves what it has before it ends.
package main

import (
	"log"
	"net/http"
	"os"

	"example.com/statements/sigs"
)

func main() {
	go func() {
		log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	<-sigs.Context().Done()
	if err := os.WriteFile("state", nil, 0o600); err != nil {
		log.Fatal(err)
	}
}
