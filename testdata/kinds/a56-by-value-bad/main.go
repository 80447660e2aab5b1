// kind: function that returns a server by value
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: each call of preset returns another server by value, and the limits are set on the second only

package main

import (
	"log"
	"net/http"
	"time"
)

func preset(addr string) http.Server {
	return http.Server{
		Addr:           addr,
		Handler:        http.FileServer(http.Dir("www")),
		MaxHeaderBytes: 32 << 10,
	}
}

func main() {
	web, side := preset(":8080"), preset(":8081")
	side.ReadHeaderTimeout = 10 * time.Second
	side.IdleTimeout = 120 * time.Second
	web.MaxHeaderBytes = 2 * side.MaxHeaderBytes
	go func() { log.Print(side.ListenAndServe()) }()
	log.Fatal(web.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}
