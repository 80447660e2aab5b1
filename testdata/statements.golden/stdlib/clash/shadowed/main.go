package main

import (
	"log"
	"net/http"
	"time"
	time2 "time"
)

func main() {
	log.Println(time.Now())
	serve("now")
}

// The parameter hides package time where the timeouts would be set.
func serve(time string) {
	log.Println(time)
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time2.Second,
		IdleTimeout:       120 * time2.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
