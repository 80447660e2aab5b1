package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

func main() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func byHand() error {
	return httpserve.Harden(&http.Server{Addr: ":8081"}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
