package main

import (
	"log"
	"net/http"
)

func eitherLoopback(public bool) {
	addr := "localhost:8080"
	if public {
		addr = ":8080"
	}
	log.Fatal(http.ListenAndServe(addr, nil))
}
