package main

import (
	"log"
	"net/http"
)

func metricsMux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /readyz", func(http.ResponseWriter, *http.Request) {})
	return mux
}

func metricsHelper() {
	srv := &http.Server{Addr: ":9091", Handler: metricsMux()}
	log.Fatal(srv.ListenAndServe())
}
