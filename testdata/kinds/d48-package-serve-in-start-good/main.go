// kind: Start of an API package
// label: good
// subject: timeouts/package-serve
// text: Start serves with a server that has limits

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d48-package-serve-in-start-good/internal/api"
	"example.com/kinds/d48-package-serve-in-start-good/internal/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := api.New(store.New())
	select {
	case err := <-a.Start(":8080"):
		log.Fatal(err)
	case <-ctx.Done():
	}
}
