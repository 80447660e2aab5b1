// kind: own group of actors
// label: good
// subject: shutdown/never-called
// text: the actor of the server is interrupted by Shutdown

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type actor struct {
	execute   func() error
	interrupt func(error)
}

type group []actor

func (g *group) add(execute func() error, interrupt func(error)) {
	*g = append(*g, actor{execute, interrupt})
}

func (g group) run() error {
	ends := make(chan error, len(g))
	for _, a := range g {
		go func() { ends <- a.execute() }()
	}
	first := <-ends
	for _, a := range g {
		a.interrupt(first)
	}
	for range len(g) - 1 {
		<-ends
	}
	return first
}

func main() {
	var g group
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	g.add(func() error {
		return srv.ListenAndServe()
	}, func(err error) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		srv.Shutdown(ctx)
	})
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt, syscall.SIGTERM)
	quit := make(chan struct{})
	g.add(func() error {
		select {
		case s := <-sigs:
			return errors.New(s.String())
		case <-quit:
			return nil
		}
	}, func(error) { close(quit) })
	log.Print(g.run())
}
