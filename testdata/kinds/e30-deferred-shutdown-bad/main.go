// kind: Shutdown in a deferred function
// label: bad
// subject: shutdown/signal-not-wired
// text: the deferred function runs when the serve call has returned

package main

import (
	"context"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e30-deferred-shutdown-bad/internal/pages"
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
		if err := srv.Shutdown(ctx); err != nil { // want shutdown/signal-not-wired
			log.Print(err)
		}
	}()

	if err := srv.ListenAndServe(); err != nil { // also shutdown/signal-not-wired
		log.Print(err)
	}
}
