package main

import (
	"log"
	"net/http"
	"time"
)

func several() {
	http.HandleFunc("/", http.NotFound)
	api := &http.Server{
		Addr:              ":8081",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	web := &http.Server{
		Addr:              ":8082",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go func() { log.Fatal(api.ListenAndServe()) }() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go func() {
		if err := web.ListenAndServe(); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Println(err)
		}
	}()
	srv := &http.Server{
		Addr:              ":8083",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	srv2 := &http.Server{
		Addr:              ":8084",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv2.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func either(secure bool) error {
	srv := &http.Server{
		Addr:              ":8085",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if secure {
		return srv.ListenAndServeTLS("cert.pem", "key.pem") // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
