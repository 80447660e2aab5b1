package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("/metrics", http.DefaultServeMux)
	http.ListenAndServe(":8080", mux)
}
