package main

import (
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"
)

func main() {
	r := chi.NewRouter()
	r.Get("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("shop")) })
	log.Fatal(http.ListenAndServe(":8080", r)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
