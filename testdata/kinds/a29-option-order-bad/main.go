// kind: options of which one takes back what another set
// label: bad
// subject: timeouts/read-header-unset
// text: the option that clears all limits is applied after the one that sets them

package main

import (
	"log"
	"net/http"
	"time"
)

type option func(*http.Server)

var defaults = []option{limits(10 * time.Second)}

func limits(d time.Duration) option {
	return func(s *http.Server) {
		s.ReadHeaderTimeout = d
		s.WriteTimeout = 6 * d
	}
}

// unlimited is for long uploads.
func unlimited(s *http.Server) {
	s.ReadHeaderTimeout = 0
	s.ReadTimeout = 0
	s.WriteTimeout = 0
}

func newServer(addr string, opts ...option) *http.Server {
	s := &http.Server{Addr: addr, Handler: http.FileServer(http.Dir("drop"))}
	for _, o := range opts {
		o(s)
	}
	return s
}

func main() {
	opts := append(defaults, unlimited)
	log.Fatal(newServer(":8080", opts...).ListenAndServe()) // want timeouts/read-header-unset
}
