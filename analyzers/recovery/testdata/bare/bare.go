// Package bare recovers from nothing.
package bare

import (
	"log"
	"net/http"
)

func page(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hello")) }

func packageFunction() {
	log.Fatal(http.ListenAndServe(":8080", http.HandlerFunc(page))) // want recovery/missing
}

func mux() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", page)
	srv := &http.Server{Addr: "127.0.0.1:8081", Handler: http.StripPrefix("/x", mux)}
	log.Fatal(srv.ListenAndServe()) // want recovery/missing:advice
}

func unknown(h http.Handler) {
	log.Fatal(http.ListenAndServe(":8082", h))
}
