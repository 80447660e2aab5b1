package silent

import (
	"net/http"
	"time"
)

type node struct {
	next *node
	srv  *http.Server
}

func linkedList(n int) {
	var head *node
	for range n {
		head = &node{next: head, srv: &http.Server{Addr: ":0", IdleTimeout: time.Second}}
	}
	head.next.next = head
	for at := head; at != nil; at = at.next {
		go at.srv.ListenAndServe()
	}
}
