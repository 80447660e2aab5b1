package main

import (
	"net/http"
	"os"

	"example.com/devmode/silent/other_package/debug"
)

func main() {
	mux := http.NewServeMux()
	debug.Register(mux, os.Getenv("DEBUG") != "")
	mux.Handle("/debug/", debug.Handler(os.Getenv("PASSWORD")))
	http.ListenAndServe(":8080", mux)
}
