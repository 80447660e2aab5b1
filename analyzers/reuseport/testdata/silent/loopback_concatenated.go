package main

import (
	"log"
	"net/http"
)

func loopbackConcatenated(port string) {
	srv := &http.Server{Addr: "localhost:" + port}
	log.Fatal(srv.ListenAndServe())
}
