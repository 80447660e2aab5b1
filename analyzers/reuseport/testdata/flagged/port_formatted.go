package main

import (
	"fmt"
	"log"
	"net/http"
)

func portFormatted(port int) {
	log.Fatal(http.ListenAndServe(fmt.Sprintf(":%d", port), nil)) // want reuseport/plain-listen
}
