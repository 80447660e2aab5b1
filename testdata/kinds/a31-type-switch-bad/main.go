// kind: type switch on an interface that holds a server
// label: bad
// subject: timeouts/read-header-unset
// text: the case of the type switch that matches the server sets IdleTimeout, and the one that limits matches another type

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"
)

type service interface{ ListenAndServe() error }

type ticker struct{ every time.Duration }

func (t *ticker) ListenAndServe() error {
	for now := range time.Tick(t.every) {
		fmt.Println(now)
	}
	return nil
}

type wrapped struct{ *http.Server }

func prepare(s service) service {
	switch s := s.(type) {
	case *ticker:
		s.every = max(s.every, time.Second)
	case wrapped:
		s.ReadHeaderTimeout = 10 * time.Second
	case *http.Server:
		s.IdleTimeout = 10 * time.Second
	}
	return s
}

func main() {
	go prepare(&ticker{}).ListenAndServe()
	web := prepare(&http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("web"))})
	log.Fatal(web.ListenAndServe()) // want timeouts/read-header-unset
}
