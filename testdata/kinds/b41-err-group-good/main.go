// kind: own error group
// label: good
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: the group's wait returns when all functions have returned

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

type group struct {
	wg   sync.WaitGroup
	errs chan error
}

func (g *group) start(f func() error) {
	g.wg.Go(func() { g.errs <- f() })
}

func (g *group) wait() error {
	g.wg.Wait()
	return <-g.errs
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	g := &group{errs: make(chan error, 2)}
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	g.start(func() error {
		return srv.ListenAndServe()
	})
	g.start(func() error {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		return srv.Shutdown(limited)
	})
	if err := g.wait(); err != nil {
		log.Fatal(err)
	}
}
