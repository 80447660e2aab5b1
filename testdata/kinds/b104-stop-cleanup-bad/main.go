// kind: cleanup function returned by a constructor
// label: bad
// subject: shutdown/never-called
// text: the cleanup that the constructor returns removes a directory only

package main

import (
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func start(addr string) (cleanup func(), err error) {
	dir, err := os.MkdirTemp("", "share")
	if err != nil {
		return nil, err
	}
	srv := &http.Server{Addr: addr, Handler: http.FileServer(http.Dir(dir)), ReadTimeout: 5 * time.Second}
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want shutdown/never-called
			log.Fatal(err)
		}
	}()
	return func() {
		os.RemoveAll(dir)
	}, nil
}

func main() {
	cleanup, err := start(":8080")
	if err != nil {
		log.Fatal(err)
	}
	defer cleanup()
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
}
