// kind: signals caught in another package
// label: bad
// subject: shutdown/signal-not-wired
// text: the package catches Ctrl-C alone

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e05-signal-package-bad/internal/sig"
)

func main() {
	ctx, stop := sig.Context() // also shutdown/signal-not-wired
	defer stop()

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }() // also shutdown/signal-not-wired

	select {
	case err := <-failed:
		if !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	case <-ctx.Done():
		drain, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		if err := srv.Shutdown(drain); err != nil { // also shutdown/signal-not-wired
			log.Print(err)
		}
	}
}
