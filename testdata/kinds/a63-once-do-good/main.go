// kind: sync.Once in a method
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the closure given to sync.Once makes a server and calls the method that sets its limits

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
		l.harden()
	})
	return l.srv
}

func (l *lazy) harden() {
	l.srv.ReadHeaderTimeout = 5 * time.Second
	l.srv.IdleTimeout = 55 * time.Second
}

func (l *lazy) serve() {
	log.Fatal(l.server().ListenAndServe())
}

func main() {
	new(lazy).serve()
}
