// Package sigs catches signals for programs.
package sigs

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Context returns a context that ends when the program is to end.
func Context() context.Context {
	return until(syscall.SIGINT, syscall.SIGTERM)
}

func until(signals ...os.Signal) context.Context {
	ctx, _ := signal.NotifyContext(context.Background(), signals...)
	return ctx
}

// Reload calls f on every SIGHUP.
func Reload(f func()) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	for range hup {
		f()
	}
}
