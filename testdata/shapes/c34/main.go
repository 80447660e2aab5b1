package main

import (
	"log"
	web "net/http"
)

func main() {
	log.Fatal(web.ListenAndServe(":8080", web.NotFoundHandler())) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
