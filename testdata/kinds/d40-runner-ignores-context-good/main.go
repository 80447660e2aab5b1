// kind: runners behind an interface, one of them a server
// label: good
// subject: shutdown/never-called
// text: Run of the server shuts down when its context ends, and waits

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d40-runner-ignores-context-good/internal/runner"
	"example.com/kinds/d40-runner-ignores-context-good/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := runner.All(ctx,
		web.New(":8080"),
		runner.Ticker(0),
	)
	if err != nil {
		log.Fatal(err)
	}
}
