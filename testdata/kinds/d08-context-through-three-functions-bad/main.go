// kind: context goes through three functions and two packages
// label: bad
// subject: shutdown/context-done
// text: the limit for Shutdown is derived from the context that ended, three calls up

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d08-context-through-three-functions-bad/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	s := web.New(":8080")
	s.Start()
	return s.WaitAndStop(ctx)
}
