// kind: linked list of servers
// label: bad
// subject: timeouts/read-header-unset
// text: push limits the server that was the head before, so that the last one pushed has no limit

package main

import (
	"log"
	"net/http"
	"time"
)

type node struct {
	srv  *http.Server
	next *node
}

type list struct{ head *node }

func (l *list) push(srv *http.Server) {
	l.head = &node{srv: srv, next: l.head}
	if old := l.head.next; old != nil {
		old.srv.ReadHeaderTimeout = 4 * time.Second
	}
}

func (l *list) serve(errs chan<- error) {
	for n := l.head; n != nil; n = n.next {
		go func() { errs <- n.srv.ListenAndServe() }() // want timeouts/read-header-unset
	}
}

func main() {
	var l list
	l.push(&http.Server{Addr: ":7001", Handler: http.FileServer(http.Dir("one"))})
	l.push(&http.Server{Addr: ":7002", Handler: http.FileServer(http.Dir("two"))})
	errs := make(chan error)
	l.serve(errs) // also timeouts/read-header-unset
	log.Fatal(<-errs)
}
