package main

import (
	"log"
	"net/http"
)

type app struct {
	name string
	srv  *http.Server
}

func main() {
	a := app{name: "shop", srv: &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}}
	log.Println("starting", a.name)
	log.Fatal(a.srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
