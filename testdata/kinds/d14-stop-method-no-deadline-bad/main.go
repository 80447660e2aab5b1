// kind: Stop method of another package's server
// label: bad
// subject: shutdown/no-deadline
// text: main gives Stop context.Background

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d14-stop-method-no-deadline-bad/internal/gateway"
)

func main() {
	gw := gateway.New(os.Getenv("LISTEN"))
	go gw.Serve()

	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	log.Println("got", <-c)

	if err := gw.Stop(context.Background()); err != nil { // also shutdown/no-deadline
		log.Println("stop:", err)
	}
}
