// kind: profiles on a listener of their own
// label: bad
// subject: devmode/pprof-public
// text: the listener for the profiles is on a TCP port of every interface

package main

import (
	"log"
	"net"
	"net/http"
	"net/http/pprof"
	"time"
)

func profiles() http.Handler {
	m := http.NewServeMux()
	for _, name := range []string{"heap", "goroutine", "block", "mutex"} {
		m.Handle("GET /"+name, pprof.Handler(name)) // also devmode/pprof-public
	}
	return m
}

func main() {
	l, err := net.Listen("tcp", ":7070")
	if err != nil {
		log.Fatal(err)
	}
	side := &http.Server{Handler: profiles(), ReadTimeout: time.Second}
	go side.Serve(l) // want devmode/pprof-public

	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Second, Handler: http.RedirectHandler("/x", 302)}
	log.Fatal(srv.ListenAndServe())
}
