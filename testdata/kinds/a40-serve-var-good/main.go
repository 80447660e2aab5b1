// kind: serve := http.ListenAndServe
// label: good
// subject: timeouts/package-serve
// text: a local variable holds a function of the program with the same signature, which sets limits

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
	serve := listen
	if len(os.Args) > 1 {
		inner := serve
		serve = func(addr string, h http.Handler) error {
			log.Println("serving", os.Args[1], "on", addr)
			return inner(addr, h)
		}
	}
	err := serve(":8080", http.FileServer(http.Dir(".")))
	log.Fatal(err)
}
