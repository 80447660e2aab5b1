// kind: number of the configuration times a unit
// label: good
// subject: timeouts/absurd
// text: ten seconds are ten seconds

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d46-seconds-times-hours-good/internal/settings"
)

type app struct {
	server *http.Server
}

func newApp(s settings.HTTP) *app {
	a := &app{server: &http.Server{Addr: s.Listen}}
	a.server.Handler = http.HandlerFunc(a.home)
	a.server.ReadHeaderTimeout = time.Duration(s.HeaderSeconds) * time.Second
	a.server.IdleTimeout = time.Duration(s.IdleSeconds) * time.Second
	return a
}

func (a *app) home(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "home.html") }

func main() {
	a := newApp(settings.Default())
	log.Fatal(a.server.ListenAndServe())
}
