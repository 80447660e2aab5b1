// kind: channel of functions
// label: good
// subject: timeouts/read-header-unset
// text: a channel of functions gets a closure that limits the server and then serves it

package main

import (
	"log"
	"net/http"
	"time"
)

type task func() error

func worker(tasks <-chan task, errs chan<- error) {
	for t := range tasks {
		errs <- t()
	}
}

func main() {
	tasks, errs := make(chan task), make(chan error)
	for range 2 {
		go worker(tasks, errs)
	}
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("www"))}
	tasks <- func() error {
		srv.ReadHeaderTimeout = 30 * time.Second
		return srv.ListenAndServe()
	}
	tasks <- func() error {
		time.Sleep(24 * time.Hour)
		return nil
	}
	for err := range errs {
		log.Print(err)
	}
}
