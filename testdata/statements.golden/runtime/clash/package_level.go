package main

import (
	"log"

	httpserve2 "example.com/statements/internal/httpserve"
)

var httpserve = "taken"

func main() {
	log.Println(httpserve)
	if err := httpserve2.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
