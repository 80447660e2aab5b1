package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

func several() {
	http.HandleFunc("/", http.NotFound)
	api := &http.Server{Addr: ":8081"}
	web := &http.Server{Addr: ":8082"}
	go func() {
		if err := httpserve.Run(api); err != nil {
			log.Fatal(err)
		}
	}() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go func() {
		if err := httpserve.Run(web); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Println(err)
		}
	}()
	go httpserve.ListenAndServe(":8083", nil)                      // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err := httpserve.ListenAndServe(":8084", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func either(secure bool) error {
	srv := &http.Server{Addr: ":8085"}
	if secure {
		return httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	return httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
