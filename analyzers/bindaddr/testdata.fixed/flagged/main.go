package main

import (
	"fmt"
	"net"
	"net/http"
)

const port = "8082"

func main() {
	go http.ListenAndServe(":8080", nil)                     // want bindaddr/hard-coded:advice
	go (&http.Server{Addr: "0.0.0.0:8081"}).ListenAndServe() // want bindaddr/hard-coded
	go serve(":" + port)
	l, err := net.Listen("tcp", ":8083")
	if err != nil {
		fmt.Println(err)
	}
	http.Serve(l, nil) // want bindaddr/hard-coded
}

func serve(addr string) { http.ListenAndServe(addr, nil) } // want bindaddr/hard-coded
