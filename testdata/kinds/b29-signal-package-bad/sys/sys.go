// Package sys talks to the operating system.
package sys

import (
	"context"
	"os"
	"os/signal"
)

// Context is over when the program has to end.
func Context() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt) // want shutdown/signal-not-wired
}
