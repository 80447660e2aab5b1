// kind: servers registered as io.Closer
// label: good
// subject: shutdown/never-called
// text: the registry closes the server on SIGTERM

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

func (r *registry) closeAll() {
	for i := len(r.open) - 1; i >= 0; i-- {
		if err := r.open[i].Close(); err != nil {
			log.Print(err)
		}
	}
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
		reg.closeAll()
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}
