package main

import (
	"net/http"
	"testing"
)

func TestServe(t *testing.T) {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	go srv.ListenAndServe()
	go http.ListenAndServe(":8081", nil)
}
