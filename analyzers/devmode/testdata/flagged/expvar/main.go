package main

import (
	_ "expvar"
	"net/http"
)

func main() {
	srv := &http.Server{Addr: ":8080"}
	srv.ListenAndServe() // want devmode/expvar-public:warning
}
