// kind: Shutdown in a deferred call of main
// label: good
// subject: shutdown/never-called shutdown/signal-not-wired
// text: main defers Shutdown, and returns on SIGTERM

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

type database struct{ file *os.File }

func (d *database) Close() error { return d.file.Close() }

func open(name string) *database {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	return &database{f}
}

func main() {
	db := open("/tmp/app.db")
	defer db.Close()

	srv := &http.Server{Addr: ":8080", Handler: http.DefaultServeMux, ReadTimeout: 5 * time.Second}
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		log.Print(srv.Shutdown(ctx))
	}()
	go func() { log.Print(srv.ListenAndServe()) }()

	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	log.Print("got ", <-c)
}
