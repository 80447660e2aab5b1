package main

import (
	"log"
	"net/http"
)

var httpserve = "taken"

func main() {
	log.Println(httpserve)
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
