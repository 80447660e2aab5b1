// kind: generic function that makes the server through a pointer constraint
// label: good
// subject: timeouts/read-header-unset
// text: a generic function makes a server with new(T), and the callback it is given sets a limit

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
	return p.ListenAndServe()
}

func main() {
	err := boot(func(s *http.Server) {
		s.Addr = ":8080"
		s.Handler = http.FileServer(http.Dir("."))
		s.IdleTimeout = time.Minute
		s.ReadHeaderTimeout = s.IdleTimeout / 6
	})
	log.Fatal(err)
}
