// kind: optional interface asked for by type assertion
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the wrapper has its limit method on a name that the optional interface does not ask for

package main

import (
	"log"
	"net/http"
	"time"
)

type runner interface{ Run() error }

type limiter interface{ Limit(time.Duration) }

type site struct{ srv http.Server }

func (s *site) Run() error { return s.srv.ListenAndServe() } // want timeouts/read-header-unset keepalive/idle-unset

func (s *site) SetLimit(d time.Duration) { s.srv.ReadTimeout = d }

func start(r runner) error {
	if l, ok := r.(limiter); ok {
		l.Limit(25 * time.Second)
	}
	return r.Run() // also timeouts/read-header-unset keepalive/idle-unset
}

func main() {
	s := new(site)
	s.srv.Addr = ":8080"
	s.srv.Handler = http.FileServer(http.Dir("site"))
	log.Fatal(start(s)) // also timeouts/read-header-unset keepalive/idle-unset
}
