// kind: panic between the serve call and the wait
// label: good
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: main panics for other errors only, and then waits

package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

var drain sync.WaitGroup

func onTerm(f func(context.Context) error) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	drain.Go(func() {
		<-c
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		f(ctx)
	})
}

func main() {
	srv := http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	onTerm(srv.Shutdown)
	if err := srv.ListenAndServe(); err != nil && err != http.ErrServerClosed {
		panic(err)
	}
	drain.Wait()
}
