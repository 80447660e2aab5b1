// kind: package-level variable initialised by a call
// label: bad
// subject: timeouts/read-header-unset
// text: of two package-level servers made by calls only the backup gets the limit as an argument

package main

import (
	"log"
	"net/http"
	"time"
)

const short = 3 * time.Second

var (
	backup = build(":8081", short)
	web    = build(":8080", 0)
)

func build(addr string, header time.Duration) *http.Server {
	s := &http.Server{Addr: addr, IdleTimeout: time.Minute}
	s.Handler = http.FileServer(http.Dir("/srv/www"))
	s.ReadHeaderTimeout = header
	return s
}

func main() {
	go func() { log.Print(backup.ListenAndServe()) }()
	log.Fatal(web.ListenAndServe()) // want timeouts/read-header-unset
}
