package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	go func() {
		log.Fatal(http.ListenAndServe(":8080", nil)) //nolint:srvfix
	}()
	go func() {
		//srvfix:ignore shutdown the supervisor drains
		srv := &http.Server{
			Addr:              ":8081",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset reuseport/plain-listen
	}()
	//srvfix:ignore timeouts,keepalive a proxy in front limits clients
	log.Fatal(http.ListenAndServe(":8082", nil)) // want shutdown/never-called reuseport/plain-listen
}
