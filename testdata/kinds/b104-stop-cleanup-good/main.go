// kind: cleanup function returned by a constructor
// label: good
// subject: shutdown/never-called
// text: the cleanup that the constructor returns shuts the server down

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

func start(addr string) (cleanup func(), err error) {
	dir, err := os.MkdirTemp("", "share")
	if err != nil {
		return nil, err
	}
	srv := &http.Server{Addr: addr, Handler: http.FileServer(http.Dir(dir)), ReadTimeout: 5 * time.Second}
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Print(err)
		}
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
