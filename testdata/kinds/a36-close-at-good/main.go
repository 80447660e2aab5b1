// kind: go closeAt(signals, closer)
// label: good
// subject: shutdown/never-called
// text: the goroutine that closes things at a signal gets the server

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

func closeAt(c <-chan os.Signal, things ...io.Closer) {
	log.Print("got ", <-c)
	for _, t := range things {
		t.Close()
	}
}

func main() {
	out, err := os.Create("access.log")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	srv.Handler = http.FileServer(http.Dir("."))
	srv.ErrorLog = log.New(out, "", log.LstdFlags)

	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go closeAt(c, srv, out)
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}
