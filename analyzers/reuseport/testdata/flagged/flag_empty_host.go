package main

import (
	"flag"
	"log"
	"net/http"
)

var bindHost = flag.String("host", "", "host to listen on")

func flagEmptyHost() {
	flag.Parse()
	log.Fatal(http.ListenAndServe(*bindHost+":8080", nil)) // want reuseport/plain-listen
}
