// kind: Start of an API package
// label: bad
// subject: timeouts/package-serve
// text: Start calls http.ListenAndServe in a goroutine

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d48-package-serve-in-start-bad/internal/api"
	"example.com/kinds/d48-package-serve-in-start-bad/internal/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := api.New(store.New())
	select {
	case err := <-a.Start(":8080"): // also timeouts/package-serve
		log.Fatal(err)
	case <-ctx.Done():
	}
}
