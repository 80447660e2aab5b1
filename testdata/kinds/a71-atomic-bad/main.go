// kind: server in an atomic.Pointer
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the server that is stored in an atomic.Pointer and loaded to be served has no limits

package main

import (
	"log"
	"net/http"
	"sync/atomic"
	"time"
)

var current atomic.Pointer[http.Server]

func swap(dir string) {
	next := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir(dir))}
	next.MaxHeaderBytes = 16 << 10
	if old := current.Swap(next); old != nil {
		old.Close()
	}
}

func main() {
	swap("/srv/blue")
	time.AfterFunc(time.Hour, func() { swap("/srv/green") })
	for {
		err := current.Load().ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
		if err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}
}
