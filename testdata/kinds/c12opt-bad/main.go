// kind: functional options
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a functional options

package main

import (
	"log"
	"net/http"
	"time"
)

type opt func(*http.Server)

func timeout(d time.Duration) opt { return func(s *http.Server) { s.ReadHeaderTimeout = d } }
func addr(a string) opt           { return func(s *http.Server) { s.Addr = a } }
func newServer(opts ...opt) *http.Server {
	s := &http.Server{}
	for _, o := range opts {
		o(s)
	}
	return s
}
func main() {
	go newServer(addr(":8081"), timeout(time.Second)).ListenAndServe()
	log.Fatal(newServer(addr(":8080")).ListenAndServe()) // want timeouts/read-header-unset
}
