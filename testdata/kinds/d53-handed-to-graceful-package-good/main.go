// kind: server handed to a package of the program that serves and drains
// label: good
// subject: timeouts/read-header-unset
// text: main builds it with ReadTimeout

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d53-handed-to-graceful-package-good/internal/graceful"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	srv := &http.Server{
		Addr:        ":8080",
		Handler:     http.TimeoutHandler(http.FileServer(http.Dir("docs")), time.Minute, "too slow"),
		ReadTimeout: 70 * time.Second,
		IdleTimeout: 2 * time.Minute,
	}
	if err := graceful.Serve(ctx, srv, 15*time.Second); err != nil {
		log.Fatal(err)
	}
}
