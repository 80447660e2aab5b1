package main

import (
	"log"
	"net/http"
)

func metrics() {
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", func(http.ResponseWriter, *http.Request) {})
	log.Fatal(http.ListenAndServe(":9090", mux))
}
