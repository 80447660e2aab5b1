// kind: field that holds the method value srv.ListenAndServe
// label: good
// subject: timeouts/read-header-unset
// text: the server is limited after its method value was put into the unit's run field, and before it runs

package main

import (
	"log"
	"net/http"
	"time"
)

type unit struct {
	name string
	run  func() error
}

func (u unit) start() {
	log.Println("start", u.name)
	if err := u.run(); err != nil {
		log.Fatal(u.name, ": ", err)
	}
}

func main() {
	web := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("web"))}
	old := &http.Server{Addr: ":8000", Handler: http.RedirectHandler("http://localhost:8080/", http.StatusPermanentRedirect)}
	units := []unit{
		{name: "web", run: web.ListenAndServe},
		{name: "old", run: old.ListenAndServe},
	}
	for _, s := range []*http.Server{web, old} {
		s.ReadHeaderTimeout = 5 * time.Second
	}
	go units[1].start()
	units[0].start()
}
