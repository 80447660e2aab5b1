// Reload catches a signal, but none that ends it.
package main

import (
	"log"
	"net/http"

	"example.com/statements/sigs"
)

func main() {
	go sigs.Reload(func() { log.Print("reload") })
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
