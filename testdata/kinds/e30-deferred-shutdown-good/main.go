// kind: Shutdown in a deferred function
// label: good
// subject: shutdown/signal-not-wired
// text: the deferred function runs when a signal has come

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/e30-deferred-shutdown-good/internal/pages"
)

func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           pages.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Print(err)
		}
	}()

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed {
			log.Print(err)
			stop <- os.Interrupt
		}
	}()
	<-stop
}
