package main

import (
	"log"
	. "net/http"
)

func main() {
	log.Fatal(ListenAndServe(":8080", NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
