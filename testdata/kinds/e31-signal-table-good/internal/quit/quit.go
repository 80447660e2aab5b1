package quit

import (
	"os"
	"os/signal"
	"syscall"
)

var signals = []os.Signal{syscall.SIGINT, syscall.SIGTERM}

// Once calls f at the first signal. The channel is closed when f has returned.
func Once(f func()) <-chan struct{} {
	c := make(chan os.Signal, 1)
	signal.Notify(c, signals...)
	done := make(chan struct{})
	go func() {
		<-c
		f()
		close(done)
	}()
	return done
}
