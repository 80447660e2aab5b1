package main

import (
	"fmt"
	"net/http"

	"example.com/devmode/flagged/imported/middle"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { middle.Count() })
	fmt.Println(http.ListenAndServe("0.0.0.0:8080", nil)) // want devmode/pprof-public devmode/expvar-public
}
