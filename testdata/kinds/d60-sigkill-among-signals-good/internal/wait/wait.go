package wait

import (
	"os"
	"os/signal"
	"syscall"
)

func ForSignal() os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	defer signal.Stop(c)
	return <-c
}
