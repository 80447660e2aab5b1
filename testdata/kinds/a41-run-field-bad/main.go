// kind: field that holds the method value srv.ListenAndServe
// label: bad
// subject: timeouts/read-header-unset
// text: the unit's run field holds the method value of a server that nobody limits

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
	if err := u.run(); err != nil { // want timeouts/read-header-unset
		log.Fatal(u.name, ": ", err)
	}
}

func main() {
	web := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("web"))}
	old := &http.Server{Addr: ":8000", Handler: http.RedirectHandler("http://localhost:8080/", http.StatusPermanentRedirect)}
	units := []unit{
		{name: "web", run: web.ListenAndServe}, // also timeouts/read-header-unset
		{name: "old", run: old.ListenAndServe},
	}
	old.ReadHeaderTimeout = 5 * time.Second
	go units[1].start()
	units[0].start() // also timeouts/read-header-unset
}
