package main

import (
	"flag"
	"net/http"
	_ "net/http/pprof"
)

var addr = flag.String("addr", ":8080", "")

func main() {
	flag.Parse()
	http.HandleFunc("/", http.NotFound)
	http.ListenAndServe(*addr, nil) // want devmode/pprof-public:error
}
