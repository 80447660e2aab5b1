// kind: context goes through three functions and two packages
// label: good
// subject: shutdown/context-done
// text: the limit for Shutdown is derived from a context that does not end

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d08-context-through-three-functions-good/internal/web"
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
