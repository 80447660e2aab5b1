package main

import (
	"log"
	"net/http"
)

func several() {
	http.HandleFunc("/", http.NotFound)
	api := &http.Server{Addr: ":8081"}
	web := &http.Server{Addr: ":8082"}
	go func() { log.Fatal(api.ListenAndServe()) }() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go func() {
		if err := web.ListenAndServe(); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Println(err)
		}
	}()
	go http.ListenAndServe(":8083", nil)         // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Fatal(http.ListenAndServe(":8084", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func either(secure bool) error {
	srv := &http.Server{Addr: ":8085"}
	if secure {
		return srv.ListenAndServeTLS("cert.pem", "key.pem") // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
