// kind: servers registered as io.Closer
// label: bad
// subject: shutdown/never-called
// text: the registry of closers counts what it got, and never closes it

package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type registry struct {
	open []io.Closer
}

func (r *registry) add(c io.Closer) { r.open = append(r.open, c) }

func (r *registry) report() {
	log.Printf("%d things open", len(r.open))
}

func main() {
	var reg registry
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	srv.Handler = http.FileServer(http.Dir("/var/www"))
	reg.add(srv)

	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, os.Interrupt)
	go func() {
		<-c
		reg.report()
		os.Exit(0)
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want shutdown/never-called
		log.Fatal(err)
	}
}
