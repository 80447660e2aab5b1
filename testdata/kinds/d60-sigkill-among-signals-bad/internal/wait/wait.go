package wait

import (
	"os"
	"os/signal"
	"syscall"
)

func ForSignal() os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGINT, os.Kill) // want shutdown/untrappable-signal
	defer signal.Stop(c)
	return <-c
}
