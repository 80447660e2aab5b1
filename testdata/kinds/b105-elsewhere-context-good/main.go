// kind: server goes live in another package with the context that stops it
// label: good
// subject: shutdown/context-done shutdown/no-deadline
// text: the other package serves until the context ends and makes a new one for Shutdown

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b105-elsewhere-context-good/until"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second, Handler: http.NotFoundHandler()}
	if err := until.Done(ctx, srv); err != nil {
		log.Fatal(err)
	}
}
