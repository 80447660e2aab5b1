package main

import (
	"log"
	"net/http"
)

func main() {
	httpserve, time, err := "taken", "taken too", "and this"
	log.Println(httpserve, time, err)
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
