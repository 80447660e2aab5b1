// kind: serve error in a channel of structs
// label: good
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: main tells http.ErrServerClosed apart and waits for the goroutine with Shutdown

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

type result struct {
	name string
	err  error
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	results := make(chan result)
	go func() {
		err := srv.ListenAndServe()
		results <- result{"http", err}
	}()
	var wg sync.WaitGroup
	wg.Go(func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		if err := srv.Shutdown(limited); err != nil {
			log.Print(err)
		}
	})
	r := <-results
	if r.err != nil && r.err != http.ErrServerClosed {
		log.Fatalf("%s: %v", r.name, r.err)
	}
	wg.Wait()
}
