package main

import (
	"log"
	"net/http"
)

var srv = &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}

func main() {
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
