// kind: Shutdown in a method that nobody calls
// label: bad
// subject: shutdown/signal-not-wired
// text: the method with Shutdown is never called

package main

import (
	"context"
	"log"
	"net/http"
	"time"
)

type api struct {
	http *http.Server
	log  *log.Logger
}

func newAPI(l *log.Logger) *api {
	return &api{
		http: &http.Server{Addr: ":8080", ReadTimeout: 6 * time.Second, ErrorLog: l},
		log:  l,
	}
}

func (a *api) start() error {
	a.log.Print("listening")
	return a.http.ListenAndServe() // want shutdown/signal-not-wired
}

func (a *api) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := a.http.Shutdown(ctx); err != nil { // also shutdown/signal-not-wired
		a.log.Print(err)
	}
}

func main() {
	a := newAPI(log.Default())
	if err := a.start(); err != nil {
		log.Fatal(err)
	}
}
