// kind: servers made by a generic map function
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a generic function turns addresses into servers with the hardened constructor

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func apply[A, B any](in []A, f func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, a := range in {
		out = append(out, f(a))
	}
	return out
}

func plain(addr string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.FileServer(http.Dir("www"))}
}

func hardened(addr string) *http.Server {
	s := plain(addr)
	s.ReadHeaderTimeout, s.IdleTimeout = 5*time.Second, 50*time.Second
	return s
}

func main() {
	web := apply([]string{":8080", ":8081"}, hardened)
	extra := apply(os.Args[1:], hardened)
	for _, s := range extra {
		go s.ListenAndServe()
	}
	for _, s := range web {
		go func() { log.Fatal(s.ListenAndServe()) }()
	}
	select {}
}
