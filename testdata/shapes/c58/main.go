package main

import (
	"log"
	"net/http"
	"time"
)

// A limit of a day is none.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: 24 * time.Hour, IdleTimeout: time.Minute} // want timeouts/absurd
	log.Fatal(srv.ListenAndServe())                                                                                                  // want shutdown/never-called reuseport/plain-listen
}
