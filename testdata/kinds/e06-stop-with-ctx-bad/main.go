// kind: context passed through the functions of a server package
// label: bad
// subject: shutdown/context-done
// text: the drain limit is derived from the context that is done

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/e06-stop-with-ctx-bad/internal/server"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	if err := server.New(":8080").Run(ctx); err != nil {
		log.Fatal(err)
	}
}
