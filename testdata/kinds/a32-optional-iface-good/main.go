// kind: optional interface asked for by type assertion
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the wrapper has the method that the optional interface asks for

package main

import (
	"log"
	"net/http"
	"time"
)

type runner interface{ Run() error }

type limiter interface{ Limit(time.Duration) }

type site struct{ srv http.Server }

func (s *site) Run() error { return s.srv.ListenAndServe() }

func (s *site) Limit(d time.Duration) { s.srv.ReadTimeout = d }

func start(r runner) error {
	if l, ok := r.(limiter); ok {
		l.Limit(25 * time.Second)
	}
	return r.Run()
}

func main() {
	s := new(site)
	s.srv.Addr = ":8080"
	s.srv.Handler = http.FileServer(http.Dir("site"))
	log.Fatal(start(s))
}
