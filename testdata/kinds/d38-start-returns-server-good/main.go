// kind: Start of another package serves in a goroutine and returns the server
// label: good
// subject: timeouts/read-header-unset
// text: Start builds the server with a limit for headers

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d38-start-returns-server-good/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	srv, err := web.Start(":8080")
	if err != nil {
		log.Fatal(err)
	}
	<-ctx.Done()
	limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(limit)
}
