// kind: generic function that makes the server through a pointer constraint
// label: bad
// subject: timeouts/read-header-unset
// text: a generic function makes a server with new(T), and the callback it is given sets no limit

package main

import (
	"log"
	"net/http"
	"time"
)

type servable[T any] interface {
	*T
	ListenAndServe() error
}

func boot[T any, P servable[T]](setup func(P)) error {
	p := P(new(T))
	setup(p)
	return p.ListenAndServe() // want timeouts/read-header-unset
}

func main() {
	err := boot(func(s *http.Server) { // also timeouts/read-header-unset
		s.Addr = ":8080"
		s.Handler = http.FileServer(http.Dir("."))
		s.IdleTimeout = time.Minute
		s.MaxHeaderBytes = 1 << 16
	})
	log.Fatal(err)
}
