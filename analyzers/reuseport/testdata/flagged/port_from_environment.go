package main

import (
	"log"
	"net/http"
	"os"
)

func portFromEnvironment() {
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil)) // want reuseport/plain-listen
}
