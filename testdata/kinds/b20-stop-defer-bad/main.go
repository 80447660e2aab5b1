// kind: Shutdown in a deferred call of main
// label: bad
// subject: shutdown/never-called shutdown/signal-not-wired
// text: main defers the end of the database only

package main

import (
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
	go func() { log.Print(srv.ListenAndServe()) }() // want shutdown/never-called

	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	log.Print("got ", <-c)
}
