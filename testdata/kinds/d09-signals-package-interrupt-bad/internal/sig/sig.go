package sig

import (
	"context"
	"os"
	"os/signal"
)

// Context returns a context that ends with the first signal. The second one kills.
func Context() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	c := make(chan os.Signal, 2)
	signal.Notify(c, os.Interrupt) // want shutdown/signal-not-wired
	go func() {
		<-c
		cancel()
		<-c
		os.Exit(1)
	}()
	return ctx
}
