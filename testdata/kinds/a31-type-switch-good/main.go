// kind: type switch on an interface that holds a server
// label: good
// subject: timeouts/read-header-unset
// text: the case of the type switch that matches the server limits it

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
		s.ReadHeaderTimeout, s.IdleTimeout = 10*time.Second, time.Minute
	}
	return s
}

func main() {
	go prepare(&ticker{}).ListenAndServe()
	web := prepare(&http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("web"))})
	log.Fatal(web.ListenAndServe())
}
