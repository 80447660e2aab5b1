// kind: package-level variable initialised by a call
// label: good
// subject: timeouts/read-header-unset
// text: both package-level servers get the limit as an argument of the call that makes them

package main

import (
	"log"
	"net/http"
	"time"
)

const short = 3 * time.Second

var (
	backup = build(":8081", short)
	web    = build(":8080", 2*short)
)

func build(addr string, header time.Duration) *http.Server {
	s := &http.Server{Addr: addr, IdleTimeout: time.Minute}
	s.Handler = http.FileServer(http.Dir("/srv/www"))
	s.ReadHeaderTimeout = header
	return s
}

func main() {
	go func() { log.Print(backup.ListenAndServe()) }()
	log.Fatal(web.ListenAndServe())
}
