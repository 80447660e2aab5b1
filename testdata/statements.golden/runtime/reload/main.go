// Reload catches a signal, but none that ends it.
package main

import (
	"log"

	"example.com/statements/internal/httpserve"
	"example.com/statements/sigs"
)

func main() {
	go sigs.Reload(func() { log.Print("reload") })
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
