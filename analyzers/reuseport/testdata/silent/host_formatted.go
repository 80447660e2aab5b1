package main

import (
	"fmt"
	"log"
	"net/http"
)

func hostFormatted(host string, port int) {
	log.Fatal(http.ListenAndServe(fmt.Sprintf("%s:%d", host, port), nil))
}
