package main

import (
	"log"
	"net/http"
	"os"
)

func portWithDefault() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe(":"+port, nil)) // want reuseport/plain-listen
}
