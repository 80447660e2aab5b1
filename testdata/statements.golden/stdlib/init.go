package main

import (
	"log"
	"net/http"
	"time"
)

func init() {
	go func() {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Println(srv.ListenAndServe())
	}() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
