package main

import (
	"flag"
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
)

var config struct{ Debug string }

var debug = flag.String("debug", "", "address for profiles")

func main() {
	flag.Parse()
	if *debug != "" {
		go func() { log.Print(http.ListenAndServe(*debug, nil)) }()
	}
	if addr := os.Getenv("DEBUG"); addr != "" {
		go serve(addr)
	}
	if config.Debug != "" {
		go http.ListenAndServe(config.Debug, nil)
	}
	select {}
}

func serve(addr string) { log.Print(http.ListenAndServe(addr, nil)) }
