// Package sigs catches signals, one way or the other.
package sigs

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func Context() (context.Context, context.CancelFunc) { // want Context:`^catches signals$`
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

func Deep(f func()) { // want Deep:`^catches signals$`
	go func() { even(10, f) }()
}

func even(n int, f func()) {
	if n == 0 {
		ctx, _ := Context()
		<-ctx.Done()
		f()
		return
	}
	odd(n-1, f)
}

func odd(n int, f func()) { even(n-1, f) }

type Group struct{}

func (*Group) Wait() { // want Wait:`^catches signals$`
	c := make(chan os.Signal, 1)
	notify := signal.Notify
	notify(c, syscall.SIGHUP)
	<-c
}

func Every[T any](of ...T) []T { // want Every:`^catches signals$`
	signal.Notify(make(chan os.Signal, 1))
	return of
}

func Listed(signals ...os.Signal) { // want Listed:`^catches signals$`
	signal.Notify(make(chan os.Signal, 1), signals...)
}

func Resized(c chan os.Signal) {
	signal.Notify(c, syscall.SIGWINCH, syscall.SIGUSR1)
}

func Stop(c chan os.Signal) {
	signal.Stop(c)
	signal.Reset(syscall.SIGTERM)
}
