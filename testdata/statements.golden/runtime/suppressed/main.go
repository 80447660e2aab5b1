package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

func main() {
	go func() {
		log.Fatal(http.ListenAndServe(":8080", nil)) //nolint:srvfix
	}()
	go func() {
		//srvfix:ignore shutdown the supervisor drains
		log.Fatal(httpserve.Harden(&http.Server{Addr: ":8081"}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset reuseport/plain-listen
	}()
	//srvfix:ignore timeouts,keepalive a proxy in front limits clients
	log.Fatal(http.ListenAndServe(":8082", nil)) // want shutdown/never-called reuseport/plain-listen
}
