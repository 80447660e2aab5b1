package main

import (
	"log"
	"net/http"

	"example.com/statements/internal/httpserve"
)

func shadowedLog() {
	log := log.Default()
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func shadowedServer(http_ *http.Server) {
	http := http_
	http.Addr = ":8080"
	log.Fatal(http.ListenAndServe()) // unknown: nobody calls it
}

func shadowedErr() {
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err := recover(); err != nil {
		log.Print(err)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func shadowedPrint(err string, serveErr string) {
	if serveErr2 := httpserve.ListenAndServe(":8080", nil); serveErr2 != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Println(err, serveErr, serveErr2)
	}
}

type server struct{ *http.Server }

func (s server) ListenAndServe() error { return nil }

func notThatServer() {
	s := server{&http.Server{Addr: ":8080"}}
	log.Fatal(s.ListenAndServe())                   // its own method
	if err := httpserve.Run(s.Server); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
