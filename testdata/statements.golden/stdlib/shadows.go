package main

import (
	"log"
	"net/http"
	"time"
)

func shadowedLog() {
	log := log.Default()
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func shadowedServer(http_ *http.Server) {
	http := http_
	http.Addr = ":8080"
	log.Fatal(http.ListenAndServe()) // unknown: nobody calls it
}

func shadowedErr() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err := recover(); err != nil {
		log.Print(err)
	}
	log.Fatal(err)
}

func shadowedPrint(err string, serveErr string) {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Println(err, serveErr, srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type server struct{ *http.Server }

func (s server) ListenAndServe() error { return nil }

func notThatServer() {
	s := server{&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}
	log.Fatal(s.ListenAndServe())        // its own method
	log.Fatal(s.Server.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
