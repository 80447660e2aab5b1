package main

import (
	"flag"
	"log"
	"net/http"
)

var listen = flag.String("listen", ":8080", "address")

func fromFlag() {
	flag.Parse()
	srv := &http.Server{Addr: *listen}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
