// kind: channel of functions
// label: bad
// subject: timeouts/read-header-unset
// text: a channel of functions gets a closure that serves a server with IdleTimeout only

package main

import (
	"log"
	"net/http"
	"time"
)

type task func() error

func worker(tasks <-chan task, errs chan<- error) {
	for t := range tasks {
		errs <- t() // also timeouts/read-header-unset
	}
}

func main() {
	tasks, errs := make(chan task), make(chan error)
	for range 2 {
		go worker(tasks, errs)
	}
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("www"))}
	tasks <- func() error {
		srv.IdleTimeout = 30 * time.Second
		return srv.ListenAndServe() // want timeouts/read-header-unset
	}
	tasks <- func() error {
		time.Sleep(24 * time.Hour)
		return nil
	}
	for err := range errs {
		log.Print(err)
	}
}
