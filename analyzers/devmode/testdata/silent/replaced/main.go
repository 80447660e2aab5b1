package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	http.DefaultServeMux = http.NewServeMux()
	http.ListenAndServe(":8080", nil)
}
