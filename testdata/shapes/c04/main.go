package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	limit(srv)
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}

func limit(s *http.Server) {
	s.ReadHeaderTimeout = 5 * time.Second
	s.IdleTimeout = time.Minute
}
