package quit

import (
	"os"
	"os/signal"
	"syscall"
)

var signals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, os.Kill} // also shutdown/untrappable-signal

// Once calls f at the first signal. The channel is closed when f has returned.
func Once(f func()) <-chan struct{} {
	c := make(chan os.Signal, 1)
	signal.Notify(c, signals...) // want shutdown/untrappable-signal
	done := make(chan struct{})
	go func() {
		<-c
		f()
		close(done)
	}()
	return done
}
