// kind: own group of actors
// label: bad
// subject: shutdown/never-called
// text: the actor of the server is interrupted by a function that only logs

package main

import (
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
		return srv.ListenAndServe() // want shutdown/never-called
	}, func(err error) {
		log.Print("http: ", err)
		os.Exit(0)
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
