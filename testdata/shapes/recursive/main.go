package main

import "net/http"

type node struct {
	next *node
	srv  *http.Server
}

func serve(n *node) {
	if n == nil {
		return
	}
	go n.srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	serve(n.next)
}

func find(n *node) *http.Server {
	if n.next == nil {
		return n.srv
	}
	return find(n.next)
}

func main() {
	var list *node
	for i := 0; i < 3; i++ {
		list = &node{next: list, srv: &http.Server{}}
	}
	serve(list)
	for n := list; n != nil; n = n.next {
		n.srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	find(list).ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
