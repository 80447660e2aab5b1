package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	http.ListenAndServe(":8080", nil) //srvfix:ignore devmode/pprof-public a machine without a public network
}
