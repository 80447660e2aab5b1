package main

import (
	"log"
	"net/http"
)

func address() string { return ":8080" }

func helperAddress() { log.Fatal(http.ListenAndServe(address(), nil)) } // want reuseport/plain-listen
