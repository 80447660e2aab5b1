package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	srv := http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	p := &srv
	p.ReadHeaderTimeout = 4 * time.Second
	p.IdleTimeout = time.Minute
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
