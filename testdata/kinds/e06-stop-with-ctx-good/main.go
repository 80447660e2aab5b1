// kind: context passed through the functions of a server package
// label: good
// subject: shutdown/context-done
// text: the drain limit is derived from a context without its end

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/e06-stop-with-ctx-good/internal/server"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	if err := server.New(":8080").Run(ctx); err != nil {
		log.Fatal(err)
	}
}
