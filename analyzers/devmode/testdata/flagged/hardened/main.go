package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"

	"example.com/devmode/internal/httpserve"
)

func main() {
	own := httpserve.Harden(&http.Server{Addr: ":8081", Handler: http.NewServeMux()})
	go own.ListenAndServe()
	named := &http.Server{Addr: ":8082"}
	httpserve.Harden(named)
	go named.ListenAndServe() // want devmode/pprof-public:error
	srv := httpserve.Harden(&http.Server{Addr: ":8080"})
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public:error
}
