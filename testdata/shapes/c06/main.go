package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	srv := bare(":8080")
	srv.ReadTimeout = 30 * time.Second
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}

func bare(addr string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.NotFoundHandler()}
}
