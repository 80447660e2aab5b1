// kind: sync.Once in a method
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the closure given to sync.Once makes a server without limits; the limits are set by a method that nobody calls

package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type lazy struct {
	once sync.Once
	srv  *http.Server
}

func (l *lazy) server() *http.Server {
	l.once.Do(func() {
		l.srv = &http.Server{Addr: ":8080"}
		l.srv.Handler = http.FileServer(http.Dir("lazy"))
	})
	return l.srv
}

func (l *lazy) harden() {
	l.srv.ReadHeaderTimeout = 5 * time.Second
	l.srv.IdleTimeout = 55 * time.Second
}

func (l *lazy) serve() {
	log.Fatal(l.server().ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}

func main() {
	new(lazy).serve() // also timeouts/read-header-unset keepalive/idle-unset
}
