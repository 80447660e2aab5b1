// kind: server in an atomic.Pointer
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the server that is stored in an atomic.Pointer and loaded to be served has its limits

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
	next.ReadTimeout = 16 * time.Second
	if old := current.Swap(next); old != nil {
		old.Close()
	}
}

func main() {
	swap("/srv/blue")
	time.AfterFunc(time.Hour, func() { swap("/srv/green") })
	for {
		err := current.Load().ListenAndServe()
		if err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}
}
