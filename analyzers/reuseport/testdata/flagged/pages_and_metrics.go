package main

import (
	"log"
	"net/http"
)

func pagesAndMetrics() {
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/", func(http.ResponseWriter, *http.Request) {})
	log.Fatal(http.ListenAndServe(":8080", mux)) // want reuseport/plain-listen
}
