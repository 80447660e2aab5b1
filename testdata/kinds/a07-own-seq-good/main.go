// kind: own iter.Seq of servers
// label: good
// subject: timeouts/read-header-unset
// text: the method that returns an iterator limits each server before it yields it

package main

import (
	"iter"
	"log"
	"net/http"
	"time"
)

type fleet struct {
	front *http.Server
	back  []*http.Server
}

func (f *fleet) all() iter.Seq[*http.Server] {
	return func(yield func(*http.Server) bool) {
		f.front.ReadHeaderTimeout = 6 * time.Second
		if !yield(f.front) {
			return
		}
		for _, b := range f.back {
			b.ReadHeaderTimeout = 6 * time.Second
			if !yield(b) {
				return
			}
		}
	}
}

func main() {
	f := &fleet{
		front: &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("front"))},
		back:  []*http.Server{{Addr: ":9001", Handler: http.NotFoundHandler()}},
	}
	for s := range f.all() {
		go func() { log.Print(s.ListenAndServe()) }()
	}
	select {}
}
