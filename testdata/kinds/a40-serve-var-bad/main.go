// kind: serve := http.ListenAndServe
// label: bad
// subject: timeouts/package-serve
// text: a local variable holds http.ListenAndServe, or http.ListenAndServe with a log line around it

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func listen(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	return srv.ListenAndServe()
}

func main() {
	serve := http.ListenAndServe
	if len(os.Args) > 1 {
		inner := serve
		serve = func(addr string, h http.Handler) error {
			log.Println("serving", os.Args[1], "on", addr)
			return inner(addr, h) // also timeouts/package-serve
		}
	}
	go listen("10.1.2.3:8081", http.NotFoundHandler())
	err := serve(":8080", http.FileServer(http.Dir("."))) // want timeouts/package-serve
	log.Fatal(err)
}
