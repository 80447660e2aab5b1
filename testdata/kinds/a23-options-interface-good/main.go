// kind: options behind an interface
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: one of the options given, all of them behind an interface, sets the limits

package main

import (
	"log"
	"net/http"
	"time"
)

type Option interface{ apply(*http.Server) }

type address string

func (a address) apply(s *http.Server) { s.Addr = string(a) }

type headerSize int

func (n headerSize) apply(s *http.Server) { s.MaxHeaderBytes = int(n) }

type limits struct{ header, idle time.Duration }

func (l limits) apply(s *http.Server) {
	s.ReadHeaderTimeout = l.header
	s.IdleTimeout = l.idle
}

func server(h http.Handler, opts ...Option) *http.Server {
	srv := &http.Server{Handler: h}
	for i := range opts {
		opts[i].apply(srv)
	}
	return srv
}

func main() {
	usual := limits{header: 10 * time.Second, idle: 100 * time.Second}
	side := server(http.RedirectHandler("https://example.com/", http.StatusMovedPermanently), usual, address(":8081"))
	go side.ListenAndServe()
	srv := server(http.FileServer(http.Dir("site")), address(":8080"), headerSize(1<<15), usual)
	log.Fatal(srv.ListenAndServe())
}
