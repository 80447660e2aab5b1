// kind: generic optional with a fallback
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the server in a generic optional and its fallback both have limits

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

type maybe[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) maybe[T] { return maybe[T]{v, true} }
func none[T any]() maybe[T]    { return maybe[T]{} }

func (m maybe[T]) or(alt T) T {
	if m.ok {
		return m.v
	}
	return alt
}

func fromEnv(h http.Handler) maybe[*http.Server] {
	addr := os.Getenv("LISTEN")
	if addr == "" {
		return none[*http.Server]()
	}
	return some(&http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute})
}

func main() {
	h := http.FileServer(http.Dir("/usr/share/doc"))
	srv := fromEnv(h).or(&http.Server{Addr: ":8080", Handler: h, ReadTimeout: time.Minute})
	log.Fatal(srv.ListenAndServe())
}
