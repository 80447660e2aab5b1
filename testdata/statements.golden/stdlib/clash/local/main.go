package main

import (
	"log"
	"net/http"
	time2 "time"
)

func main() {
	httpserve, time, err := "taken", "taken too", "and this"
	log.Println(httpserve, time, err)
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time2.Second,
		IdleTimeout:       120 * time2.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
