// kind: Stop method of another package's server
// label: good
// subject: shutdown/no-deadline
// text: main gives Stop a context with a limit

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d14-stop-method-no-deadline-good/internal/gateway"
)

func main() {
	gw := gateway.New(os.Getenv("LISTEN"))
	go gw.Serve()

	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	log.Println("got", <-c)

	ctx, cancel := context.WithTimeout(context.Background(), 25*time.Second)
	defer cancel()
	if err := gw.Stop(ctx); err != nil {
		log.Println("stop:", err)
	}
}
