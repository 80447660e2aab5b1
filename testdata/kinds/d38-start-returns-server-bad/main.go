// kind: Start of another package serves in a goroutine and returns the server
// label: bad
// subject: timeouts/read-header-unset
// text: Start builds the server without a limit for headers

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d38-start-returns-server-bad/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	srv, err := web.Start(":8080") // also timeouts/read-header-unset
	if err != nil {
		log.Fatal(err)
	}
	<-ctx.Done()
	limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(limit)
}
