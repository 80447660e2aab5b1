// kind: serve call in a closure that is called once
// run: -addr={addr}
// cleanup: tickets printed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"flag"
	"io"
	"log"
	"net/http"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "`address` to listen on")
	flag.Parse()
	srv := &http.Server{Addr: *addr}
	start := func() error {
		log.Println("listening on", srv.Addr)
		return srv.ListenAndServe()
	}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Println("order begins")
		io.Copy(w, io.LimitReader(r.Body, 1<<10))
	})
	if err := start(); err != nil {
		log.Fatalf("start: %v", err)
	}
	log.Println("tickets printed")
}
