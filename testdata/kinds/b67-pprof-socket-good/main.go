// kind: profiles on a listener of their own
// label: good
// subject: devmode/pprof-public
// text: the listener for the profiles is a unix socket

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
		m.Handle("GET /"+name, pprof.Handler(name))
	}
	return m
}

func main() {
	l, err := net.Listen("unix", "/run/app/profiles.sock")
	if err != nil {
		log.Fatal(err)
	}
	side := &http.Server{Handler: profiles(), ReadTimeout: time.Second}
	go side.Serve(l)

	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Second, Handler: http.RedirectHandler("/x", 302)}
	log.Fatal(srv.ListenAndServe())
}
