package main

import (
	"flag"
	"log"
	"net/http"
)

var listen = flag.String("listen", "localhost:8080", "address")

func flagLoopback() {
	flag.Parse()
	log.Fatal(http.ListenAndServe(*listen, nil))
}
