// Elsewhere lets another package catch the signals, and saves what it has before it ends.
package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"example.com/statements/sigs"
)

func main() {
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}()
	<-sigs.Context().Done()
	if err := os.WriteFile("state", nil, 0o600); err != nil {
		log.Fatal(err)
	}
}
