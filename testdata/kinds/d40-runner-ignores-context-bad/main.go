// kind: runners behind an interface, one of them a server
// label: bad
// subject: shutdown/never-called
// text: Run of the server ignores its context

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d40-runner-ignores-context-bad/internal/runner"
	"example.com/kinds/d40-runner-ignores-context-bad/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := runner.All(ctx, // also shutdown/never-called
		web.New(":8080"),
		runner.Ticker(0),
	)
	if err != nil {
		log.Fatal(err)
	}
}
