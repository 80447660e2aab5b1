// kind: Shutdown in a method that nobody calls
// label: good
// subject: shutdown/signal-not-wired
// text: main calls the method with Shutdown when SIGTERM came

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
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
	return a.http.ListenAndServe()
}

func (a *api) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := a.http.Shutdown(ctx); err != nil {
		a.log.Print(err)
	}
}

func main() {
	a := newAPI(log.Default())
	go a.start()
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	a.stop()
}
