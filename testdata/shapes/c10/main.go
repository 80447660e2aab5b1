package main

import (
	"log"
	"net/http"
	"time"
)

type app struct{ srv *http.Server }

// Two instances of one struct: what is set on the first says nothing of the second.
func main() {
	shop := &app{srv: &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}}
	shop.srv.ReadHeaderTimeout = 3 * time.Second
	shop.srv.IdleTimeout = 90 * time.Second
	blog := &app{srv: &http.Server{Addr: ":8081", Handler: http.NotFoundHandler()}}

	go shop.srv.ListenAndServe()         // want shutdown/never-called reuseport/plain-listen
	log.Fatal(blog.srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
