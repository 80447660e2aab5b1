// kind: generic box
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: one of two generic boxes is updated by a function, and the other one's server is served

package main

import (
	"net/http"
	"time"
)

type box[T any] struct{ v T }

func (b *box[T]) set(v T)                { b.v = v }
func (b *box[T]) get() T                 { return b.v }
func (b *box[T]) with(f func(T)) *box[T] { f(b.v); return b }

func slow(s *http.Server) {
	s.ReadTimeout = time.Minute
}

func main() {
	var live, spare box[*http.Server]
	live.set(&http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("live"))})
	spare.set(&http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("spare"))})
	spare.with(slow)
	if live.get().Addr == spare.get().Addr {
		println("spare is cold")
	}
	if err := live.get().ListenAndServe(); err != nil { // want timeouts/read-header-unset keepalive/idle-unset
		panic(err)
	}
}
