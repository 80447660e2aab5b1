// kind: servers through slices.Values
// label: bad
// subject: keepalive/idle-unset
// text: the loop that sets IdleTimeout leaves out the first server of the slice

package main

import (
	"log"
	"net/http"
	"slices"
	"time"
)

func fleet(addrs ...string) []*http.Server {
	var out []*http.Server
	for _, a := range addrs {
		out = append(out, &http.Server{
			Addr:              a,
			Handler:           http.FileServer(http.Dir("/srv" + a)),
			ReadHeaderTimeout: 10 * time.Second,
		})
	}
	return out
}

func main() {
	all := fleet(":8080", ":8081", ":8082")
	for s := range slices.Values(all[1:]) {
		s.IdleTimeout = 2 * time.Minute
	}
	done := make(chan error, len(all))
	for s := range slices.Values(all) {
		go func() {
			done <- s.ListenAndServe() // want keepalive/idle-unset
		}()
	}
	log.Fatal(<-done)
}
