package main

import (
	"flag"
	"net"
	"net/http"
	_ "net/http/pprof"
)

var debug = flag.String("debug", "localhost:6060", "")

func main() {
	flag.Parse()
	go http.ListenAndServe("localhost:6060", nil)
	go http.ListenAndServe("[::1]:6060", nil)
	go http.ListenAndServe(":0", nil)
	go http.ListenAndServe(*debug, nil)
	if l, err := net.Listen("unix", "/run/debug.sock"); err == nil {
		go http.Serve(l, nil)
	}
	either := "localhost:6060"
	if flag.NArg() > 0 {
		either = flag.Arg(0)
	}
	go http.ListenAndServe(either, nil)
	select {}
}
