package main

import (
	"log"
	"net/http"

	_ "example.com/facts/quiet"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", nil))
}
