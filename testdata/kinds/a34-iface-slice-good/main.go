// kind: slice of an interface that servers satisfy
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the servers appended to a slice of services have limits

package main

import (
	"log"
	"net/http"
	"time"
)

type service interface {
	ListenAndServe() error
	Close() error
}

type app struct {
	services []service
}

func (a *app) mount(addr, dir string) {
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServer(http.Dir(dir)))
	srv := http.Server{Addr: addr, Handler: mux}
	srv.ReadTimeout = time.Minute
	if dir == "media" {
		srv.ReadTimeout = time.Hour
	}
	a.services = append(a.services, &srv)
}

func main() {
	a := app{}
	a.mount(":8080", "www")
	a.mount(":8081", "media")
	errs := make(chan error, len(a.services))
	for _, s := range a.services {
		defer s.Close()
		go func() { errs <- s.ListenAndServe() }()
	}
	log.Print(<-errs)
}
