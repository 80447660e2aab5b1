// kind: lifecycle with Start and Stop
// label: good
// subject: shutdown/signal-not-wired
// text: main calls Stop when a signal comes

package main

import (
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/e36-stop-not-called-good/internal/gateway"
)

func main() {
	g := gateway.New(":8080", http.Dir(os.TempDir()))
	g.Start()
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt, syscall.SIGTERM)
	select {
	case err := <-g.Failed():
		log.Print(err)
	case <-sigs:
		g.Stop()
	}
}
