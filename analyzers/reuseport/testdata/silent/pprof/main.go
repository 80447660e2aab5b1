package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() { log.Fatal(http.ListenAndServe(":6060", nil)) }
