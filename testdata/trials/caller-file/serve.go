package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

// serve takes orders.
func serve() error {
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		log.Println("order begins")
		_, _ = io.Copy(w, r.Body)
	})
	addr := os.Getenv("ADDR")
	log.Println("listening on", addr)
	return http.ListenAndServe(addr, mux)
}
