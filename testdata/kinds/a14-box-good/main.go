// kind: generic box
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the server is updated and served through the same generic box

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
	live.with(slow)
	if live.get().Addr == spare.get().Addr {
		println("spare is cold")
	}
	if err := live.get().ListenAndServe(); err != nil {
		panic(err)
	}
}
