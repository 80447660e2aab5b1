// Reload catches a signal, but none that ends it.
package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/sigs"
)

func main() {
	go sigs.Reload(func() { log.Print("reload") })
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
