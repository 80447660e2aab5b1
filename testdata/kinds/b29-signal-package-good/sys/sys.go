// Package sys talks to the operating system.
package sys

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Context is over when the program has to end.
func Context() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}
