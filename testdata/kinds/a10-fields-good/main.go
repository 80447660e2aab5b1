// kind: servers in fields, set in one method and served in another
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the method that limits the fields names both

package main

import (
	"log"
	"net/http"
	"time"
)

type app struct {
	public, private *http.Server
}

func newApp(h http.Handler) *app {
	return &app{
		public:  &http.Server{Addr: ":8080", Handler: h},
		private: &http.Server{Addr: "10.0.0.7:8081", Handler: http.RedirectHandler("/", http.StatusSeeOther)},
	}
}

func (a *app) limits() {
	a.private.ReadHeaderTimeout = 7 * time.Second
	a.private.IdleTimeout = 90 * time.Second
	a.public.ReadHeaderTimeout = 10 * time.Second
	a.public.IdleTimeout = 120 * time.Second
}

func (a *app) run() error {
	go func() {
		if err := a.private.ListenAndServe(); err != nil {
			log.Print("private: ", err)
		}
	}()
	return a.public.ListenAndServe()
}

func main() {
	a := newApp(http.FileServer(http.Dir(".")))
	a.limits()
	log.Fatal(a.run())
}
