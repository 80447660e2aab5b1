package main

import (
	_ "expvar"
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("shop")) })
	log.Fatal(http.ListenAndServe(":8080", nil)) // want devmode/expvar-public timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
