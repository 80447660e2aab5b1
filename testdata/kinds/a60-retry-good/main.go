// kind: server that is made again in a loop
// label: good
// subject: timeouts/read-header-unset
// text: when serving fails the loop goes on with a new server, which has the limit of the old one

package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	ports := []string{":8080", ":8081", ":8082"}
	srv := &http.Server{
		Addr:              ports[0],
		Handler:           http.FileServer(http.Dir("public")),
		ReadHeaderTimeout: 8 * time.Second,
		IdleTimeout:       80 * time.Second,
	}
	for attempt := 1; ; attempt++ {
		err := srv.ListenAndServe()
		log.Printf("attempt %d: %v", attempt, err)
		time.Sleep(time.Second)
		next := &http.Server{Addr: ports[attempt%len(ports)], Handler: srv.Handler}
		next.IdleTimeout = srv.IdleTimeout
		next.ReadHeaderTimeout = srv.ReadHeaderTimeout
		srv = next
	}
}
