// kind: own iter.Seq2 with a generic filter
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the limits are set on what a generic filter leaves of an iterator, which is all of it

package main

import (
	"iter"
	"log"
	"net/http"
	"time"
)

type named map[string]*http.Server

func (n named) each() iter.Seq2[string, *http.Server] {
	return func(yield func(string, *http.Server) bool) {
		for k, v := range n {
			if !yield(k, v) {
				return
			}
		}
	}
}

func where[K, V any](seq iter.Seq2[K, V], keep func(K) bool) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range seq {
			if keep(k) && !yield(k, v) {
				return
			}
		}
	}
}

func main() {
	n := named{
		"int-wiki": {Addr: "10.0.0.5:8080", Handler: http.FileServer(http.Dir("wiki"))},
		"ext-shop": {Addr: ":8081", Handler: http.FileServer(http.Dir("shop"))},
	}
	for _, s := range where(n.each(), func(string) bool { return true }) {
		s.ReadTimeout = 20 * time.Second
	}
	for k, s := range n.each() {
		go func() { log.Fatal(k, s.ListenAndServe()) }()
	}
	select {}
}
