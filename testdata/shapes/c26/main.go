package main

import (
	"log"
	"net/http"
)

func serve[H http.Handler](h H) error {
	srv := &http.Server{Addr: ":8080", Handler: h}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func main() {
	log.Fatal(serve(http.NewServeMux()))
}
