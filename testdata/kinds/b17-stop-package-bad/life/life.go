// Package life looks after what has to stop before the program ends.
package life

import (
	"context"
	"log/slog"
	"os/signal"
	"syscall"
)

// A Stopper can be stopped.
type Stopper interface {
	Shutdown(ctx context.Context) error
}

var stoppers = map[string]Stopper{}

// Register takes s into the list.
func Register(name string, s Stopper) { stoppers[name] = s }

// Wait waits for the end.
func Wait() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	<-ctx.Done()
	for name := range stoppers {
		slog.Info("bye", "name", name)
	}
}
