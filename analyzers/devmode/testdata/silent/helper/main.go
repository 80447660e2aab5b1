package main

import (
	"net/http"
	"net/http/pprof"
)

func main() {
	debug := http.NewServeMux()
	debug.HandleFunc("/debug/pprof/", pprof.Index)
	go serve("localhost:6060", debug)
	serve(":8080", http.NotFoundHandler())
}

func serve(addr string, h http.Handler) { http.ListenAndServe(addr, h) }
