package main

import (
	"cmp"
	"flag"
	"fmt"
	"net/http"
	"os"
)

var addr = flag.String("addr", ":8080", "")

func main() {
	flag.Parse()
	go http.ListenAndServe(*addr, nil)
	go http.ListenAndServe(os.Getenv("ADDR"), nil)
	go http.ListenAndServe(":"+cmp.Or(os.Getenv("PORT"), "8080"), nil)
	go http.ListenAndServe(fmt.Sprintf(":%d", os.Getpid()), nil)
	go http.ListenAndServe("localhost:8080", nil)
	go http.ListenAndServe(":0", nil)
	either := ":8081"
	if flag.NArg() > 0 {
		either = flag.Arg(0)
	}
	http.ListenAndServe(either, nil)
}
