package main

import (
	"net/http"

	"golang.org/x/net/http2/h2c"
)

func main() {
	go http.ListenAndServe(":8080", h2c.NewHandler(http.NotFoundHandler(), nil)) // want http2/h2c-legacy:advice
	srv := &http.Server{Addr: ":8081", Handler: h2c.NewHandler(http.NotFoundHandler(), nil)}
	srv.ListenAndServe() // want http2/h2c-legacy
}
