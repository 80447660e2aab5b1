// kind: constructors wrapped by constructors
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the constructor that is called is wrapped by one that logs; the one that limits wraps another

package main

import (
	"log"
	"net/http"
	"time"
)

type ctor func(addr string) *http.Server

func bare(addr string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.FileServer(http.Dir("assets"))}
}

func limited(next ctor) ctor {
	return func(addr string) *http.Server {
		s := next(addr)
		s.ReadTimeout = 40 * time.Second
		return s
	}
}

func logged(next ctor) ctor {
	return func(addr string) *http.Server {
		log.Println("new server on", addr)
		return next(addr)
	}
}

func main() {
	public, internal := logged(bare), limited(bare)
	go internal("192.168.0.1:8081").ListenAndServe()
	log.Fatal(public(":8080").ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}
