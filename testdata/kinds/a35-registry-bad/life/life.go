// Package life ends things when the process ends.
package life

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Mortal is what can be ended.
type Mortal interface {
	SetKeepAlivesEnabled(bool)
	Shutdown(context.Context) error
}

var known = map[string]Mortal{}

// Done is closed when Watch is over.
var Done = make(chan struct{})

// Register makes m known under a name.
func Register(name string, m Mortal) { known[name] = m }

// Watch waits for a signal.
func Watch() {
	defer close(Done)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	<-ctx.Done()
	for name, m := range known {
		log.Print("ending ", name)
		m.SetKeepAlivesEnabled(false)
	}
	time.Sleep(20 * time.Second)
	os.Exit(0)
}
