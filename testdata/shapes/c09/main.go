package main

import (
	"log"
	"net/http"
	"time"
)

type app struct {
	name string
	srv  *http.Server
}

func main() {
	a := &app{name: "shop", srv: &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}}
	a.srv.ReadHeaderTimeout = 3 * time.Second
	a.srv.IdleTimeout = 90 * time.Second
	log.Println("starting", a.name)
	log.Fatal(a.srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
