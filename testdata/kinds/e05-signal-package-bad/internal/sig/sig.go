package sig

import (
	"context"
	"os"
	"os/signal"
)

// Context is done when the program is asked to stop.
func Context() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt) // want shutdown/signal-not-wired
}
